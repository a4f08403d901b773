import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { requestFor, s3Get } from '../../src/requests/s3';
import { isSignedBy } from '../support/signature';

const place = { urlSuffix: 'amazonaws.com' };
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };

test('a bucket is a host, and in the path where its name has a dot', () => {
  expect(requestFor({ bucket: 'logs', key: 'a/b.gz' }, 'eu-west-1', place)).toMatchObject({
    hostname: 'logs.s3.eu-west-1.amazonaws.com',
    path: '/a/b.gz',
  });
  expect(
    requestFor({ bucket: 'my.logs', key: 'a/b.gz' }, 'cn-north-1', { urlSuffix: 'amazonaws.com.cn' }),
  ).toMatchObject({
    hostname: 's3.cn-north-1.amazonaws.com.cn',
    path: '/my.logs/a/b.gz',
  });
});

test('every key is a path of its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (key) => {
      const { path } = requestFor({ bucket: 'logs', key }, 'eu-west-1', place);
      expect(decodeURIComponent(path)).toBe(`/${key}`);
      expect(path).toMatch(/^[\w/%~.-]+$/);
    }),
  );
});

describe('against a server', () => {
  let server: Server;
  let endpoint: string;
  const received: IncomingMessage[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      received.push(request);
      response.end('content');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  test('it is signed as the S3 client of the SDK signs it', async () => {
    const at = { region: 'eu-west-1', credentials, endpoint };
    const address = { bucket: 'logs', key: "AWSLogs/1/CloudTrail/år (1) it's+here!*.json.gz" };
    const sdk = new S3Client({ ...at, forcePathStyle: true, responseChecksumValidation: 'WHEN_REQUIRED' });

    const ours = await s3Get(new DynamoDBClient(at), { ...place, endpoint })(address);
    await sdk.send(new GetObjectCommand({ Bucket: address.bucket, Key: address.key }));

    const [own, theirs] = received;
    expect(ours.status).toBe(200);
    expect(own?.url).toBe(theirs?.url?.replace('?x-id=GetObject', ''));
    // The client of the SDK shows that the signature is computed as AWS does.
    expect(received.map((request) => isSignedBy('secret', request))).toEqual([true, true]);
    expect(received.map((request) => isSignedBy('another secret', request))).toEqual([false, false]);
    expect(own?.headers).toMatchObject({
      authorization: expect.stringMatching(/Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/s3\/aws4_request/),
      'x-amz-security-token': 'token',
      'x-amz-content-sha256': theirs?.headers['x-amz-content-sha256'],
    });
  });
});
