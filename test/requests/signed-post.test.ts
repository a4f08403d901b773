import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { signedPost } from '../../src/requests/signed-post';
import { isSignedBy } from '../support/signature';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };

interface Received {
  readonly method?: string;
  readonly url?: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let server: Server;
let endpoint: string;
let received: Received[];
let answers: readonly (number | readonly [status: number, body: string])[];

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.once('end', () => {
      const { method, url, headers } = request;
      received.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      answer(response, answers[received.length - 1] ?? 200);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  received = [];
  answers = [];
});
afterAll(() => server.close());

function answer(response: ServerResponse, given: (typeof answers)[number]): void {
  const [status, body] = typeof given === 'number' ? [given, undefined] : given;
  if (status === 0) {
    response.destroy();
    return;
  }
  response.statusCode = status;
  response.end(body ?? (status === 200 ? '{"FailedEntryCount":0,"Entries":[]}' : '<Code>Why</Code>'));
}

function aSend() {
  const pauses: number[] = [];
  const pause = async (milliseconds: number) => pauses.push(milliseconds);
  const client = new DynamoDBClient({ region: 'eu-west-1', credentials });
  return { send: signedPost(client, { urlSuffix: 'amazonaws.com', endpoint, pause }), pauses };
}

const post = {
  service: 'events',
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSEvents.PutEvents' },
  body: '{"Entries":[{"EventBusName":"watch","Source":"lextrail","DetailType":"x","Detail":"{}"}]}',
};

test('it is signed and addressed as a client of the SDK does it', async () => {
  const sdk = new EventBridgeClient({ region: 'eu-west-1', credentials, endpoint });
  const Entries = [{ EventBusName: 'watch', Source: 'lextrail', DetailType: 'x', Detail: '{}' }];

  await aSend().send(post);
  await sdk.send(new PutEventsCommand({ Entries }));

  const [own, theirs] = received;
  expect(received.map((request) => isSignedBy('secret', request, request.body))).toEqual([true, true]);
  expect(own?.url).toBe(theirs?.url);
  expect(JSON.parse(own?.body ?? '')).toEqual(JSON.parse(theirs?.body ?? ''));
  for (const name of ['content-type', 'x-amz-target', 'x-amz-security-token', 'host']) {
    expect(own?.headers[name]).toBe(theirs?.headers[name]);
  }
  const scope = /Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/events\/aws4_request/;
  expect(own?.headers.authorization).toMatch(scope);
  expect(theirs?.headers.authorization).toMatch(scope);
});

test('a body beyond ASCII arrives whole', async () => {
  const body = post.body.replace('{}', '{\\"bot\\":\\"Blumengrüße 💐\\"}');

  await aSend().send({ ...post, body });

  expect(received.map((request) => request.body)).toEqual([body]);
  expect(received.map((request) => isSignedBy('secret', request, body))).toEqual([true]);
});

test('what AWS asks to try again, or does not answer, is tried again after ever longer pauses', async () => {
  answers = [503, 0, 429, 200];
  const { send, pauses } = aSend();

  expect(await send(post)).toContain('FailedEntryCount');
  expect(pauses).toEqual([100, 400, 1000]);
});

test('at some point it is left to the message to come again', async () => {
  answers = [500, 500, 500, 500, 500];

  await expect(aSend().send(post)).rejects.toThrow('events answers with status 500: <Code>Why</Code>');
  expect(received).toHaveLength(4);
});

test('a throttle is tried again although its status is that of a bad request', async () => {
  const throttle = [400, '<Code>Throttling</Code><Message>Rate exceeded</Message>'] as const;
  answers = [throttle, [400, '{"__type":"ThrottlingException"}'], 200];

  expect(await aSend().send(post)).toContain('FailedEntryCount');
  expect(received).toHaveLength(3);
});

test('what AWS took is not sent again, whatever words its answer holds', async () => {
  answers = [[200, '{"FailedEntryCount":1,"Entries":[{"ErrorCode":"ThrottlingException"}]}']];

  expect(await aSend().send(post)).toContain('ThrottlingException');
  expect(received).toHaveLength(1);
});

test.each([301, 307, 400, 403])(
  'an answer of status %i is a refusal, and is not tried again',
  async (status) => {
    answers = [status];

    await expect(aSend().send(post)).rejects.toThrow(`events answers with status ${status}`);
    expect(received).toHaveLength(1);
  },
);

test('a fault of the program is thrown at once: no retry mends it', async () => {
  const pauses: number[] = [];
  const client = new DynamoDBClient({
    region: 'eu-west-1',
    credentials,
    requestHandler: {
      handle: () => {
        throw new TypeError('undefined is no function');
      },
    },
  });
  const pause = async (milliseconds: number) => pauses.push(milliseconds);

  await expect(signedPost(client, { urlSuffix: 'amazonaws.com', endpoint, pause })(post)).rejects.toThrow(
    TypeError,
  );
  expect(pauses).toEqual([]);
});
