import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { type Ask, signedAsk } from '../../src/requests/signed-request';
import { isSignedBy } from '../support/signature';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const request = {
  service: 'lambda',
  path: '/2015-03-31/event-source-mappings',
  query: { FunctionName: 'a b' },
};

let server: Server;
let answer: (incoming: IncomingMessage, outgoing: ServerResponse) => void;
let ask: Ask;

beforeEach(async () => {
  server = createServer((incoming, outgoing) => answer(incoming, outgoing));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  ask = signedAsk(new SQSClient({ region: 'eu-west-1', endpoint, credentials }));
});
afterEach(() => new Promise((closed) => server.close(closed)));

test('a question is signed for its service and Region, and its JSON comes back', async () => {
  const seen: (string | undefined)[] = [];
  let signed = false;
  answer = ({ method, url, headers }, outgoing) => {
    seen.push(method, url, headers.authorization);
    signed = isSignedBy('secret', { method, url, headers });
    outgoing.end('{"EventSourceMappings":[]}');
  };

  expect(await ask(request)).toEqual({ EventSourceMappings: [] });
  expect(signed).toBe(true);

  expect(seen.slice(0, 2)).toEqual(['GET', '/2015-03-31/event-source-mappings?FunctionName=a%20b']);
  expect(seen[2]).toContain('/eu-west-1/lambda/aws4_request');
});

test.each([
  [{ 'x-amzn-errortype': 'AccessDeniedException:http://x' }, '{}', 'AccessDeniedException'],
  [{}, '{"Error":{"Code":"NotFound","Message":"no such subscription"}}', 'NotFound'],
  [{}, '<ErrorResponse><Error><Code>NotFound</Code></Error></ErrorResponse>', 'NotFound'],
  [{}, 'no JSON at all', 'Error'],
])('a refusal with %j and %s is an error called %3$s', async (headers, body, name) => {
  answer = (_, outgoing) => outgoing.writeHead(403, headers).end(body);

  await expect(ask(request)).rejects.toMatchObject({
    name,
    message: expect.stringContaining('lambda answers with status 403'),
  });
});

test.each([300, 301, 307, 304])(
  'an answer of status %i brings nothing to read, and is a refusal',
  async (status) => {
    answer = (_, outgoing) => outgoing.writeHead(status, { location: 'https://example.com' }).end();

    await expect(ask(request)).rejects.toThrow(`lambda answers with status ${status}`);
  },
);

test.each([
  ['eu-west-1', 'lambda.eu-west-1.amazonaws.com'],
  ['cn-north-1', 'lambda.cn-north-1.amazonaws.com.cn'],
])('in %s the host is %s', async (region, host) => {
  const hosts: string[] = [];
  const requestHandler = {
    handle: async ({ hostname }: { readonly hostname: string }) => {
      hosts.push(hostname);
      return { response: { statusCode: 200, headers: {}, body: [Buffer.from('{}')] } };
    },
  } as unknown as SQSClientConfig['requestHandler'];

  await signedAsk(new SQSClient({ region, credentials, requestHandler }))(request);

  expect(hosts).toEqual([host]);
});

test('an answer that is no JSON is given as text, and is no failure', async () => {
  answer = (_, outgoing) => outgoing.end('<Attributes/>');

  expect(await ask(request)).toBe('<Attributes/>');
});
