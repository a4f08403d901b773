import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { signedPost } from '../../src/requests/signed-post';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };

interface Received {
  readonly url?: string;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

let server: Server;
let endpoint: string;
let received: Received[];
let answers: readonly number[];

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.once('end', () => {
      received.push({ url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() });
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

function answer(response: ServerResponse, status: number): void {
  if (status === 0) {
    response.destroy();
    return;
  }
  response.statusCode = status;
  response.end(status === 200 ? '{"FailedEntryCount":0,"Entries":[]}' : '<Code>Why</Code>');
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
  expect(own?.url).toBe(theirs?.url);
  expect(JSON.parse(own?.body ?? '')).toEqual(JSON.parse(theirs?.body ?? ''));
  for (const name of ['content-type', 'x-amz-target', 'x-amz-security-token', 'host']) {
    expect(own?.headers[name]).toBe(theirs?.headers[name]);
  }
  const scope = /Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/events\/aws4_request/;
  expect(own?.headers.authorization).toMatch(scope);
  expect(theirs?.headers.authorization).toMatch(scope);
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

test('what AWS refuses is not tried again', async () => {
  answers = [403];

  await expect(aSend().send(post)).rejects.toThrow('events answers with status 403');
  expect(received).toHaveLength(1);
});
