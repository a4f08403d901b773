import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SignatureV4 } from '@smithy/signature-v4';
import type { AwsCredentialIdentity, HttpRequest } from '@smithy/types';

/** What any client of the SDK brings for a request to a service that has no client here. */
export type Signing = Pick<DynamoDBClient['config'], 'region' | 'sha256' | 'requestHandler'> & {
  readonly credentials: () => Promise<AwsCredentialIdentity>;
};

/** Signs a request and sends it, with the credentials, Region, hash and connections of a client that is there anyway. */
export async function sendSigned(config: Signing, service: string, request: HttpRequest) {
  const signer = new SignatureV4({
    service,
    region: config.region,
    credentials: config.credentials,
    sha256: config.sha256,
    // S3 alone takes a path into the signature unchanged (IAM user guide, "Create a signed request").
    uriEscapePath: service !== 's3',
  });
  const signed = await signer.sign(request);
  const { response } = await config.requestHandler.handle(
    signed as Parameters<typeof config.requestHandler.handle>[0],
  );
  return response;
}

/** The parts of a request that say where it goes. */
export function destinationOf(url: URL): Pick<HttpRequest, 'protocol' | 'hostname' | 'port'> {
  const { protocol, hostname, port } = url;
  return { protocol, hostname, ...(port === '' ? {} : { port: Number(port) }) };
}

export async function bodyText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
