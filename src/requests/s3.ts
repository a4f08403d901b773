import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { HttpRequest } from '@smithy/types';
import type { FileAddress } from '../model/file-address';
import type { FileResponse } from './log-file';
import { destinationOf, type Signing, sendSigned } from './sign';

export interface S3Place {
  /** `amazonaws.com`, or what it is in another partition. */
  readonly urlSuffix: string;
  /** Another address of S3, such as an emulator's. */
  readonly endpoint?: string;
  /** Of a role that may read the files. @default - those of the client */
  readonly credentials?: Signing['credentials'];
}

/**
 * GetObject with the credentials, Region, hash, connections and timeouts of the DynamoDB client that is there
 * anyway (`lambda/dynamo-client.ts`). The SDK's S3 client would add 138 KB to the bundle for this one call
 * (docs/decisions/stack-s3-get.md).
 */
export function s3Get(
  { config }: DynamoDBClient,
  place: S3Place,
): (address: FileAddress) => Promise<FileResponse> {
  return async (address) => {
    const request = requestFor(address, await config.region(), place);
    const { region, sha256, requestHandler } = config;
    const credentials = place.credentials ?? config.credentials;
    const signing = { region, sha256, requestHandler, credentials };
    const { statusCode: status, headers, body } = await sendSigned(signing, 's3', request);
    return { status, headers, body };
  };
}

export function requestFor({ bucket, key }: FileAddress, region: string, place: S3Place): HttpRequest {
  // A dot in the name of a bucket would not fit the certificate of the host.
  const inPath = place.endpoint !== undefined || bucket.includes('.');
  const service = `https://s3.${region}.${place.urlSuffix}`;
  const url = new URL(
    place.endpoint ?? (inPath ? service : service.replace('https://', `https://${bucket}.`)),
  );
  return {
    method: 'GET',
    ...destinationOf(url),
    path: `/${(inPath ? [bucket, key] : [key]).join('/').split('/').map(escaped).join('/')}`,
    query: {},
    headers: { host: url.host },
  };
}

/** As RFC 3986 and the signature want it: encodeURIComponent leaves five characters more as they are. */
function escaped(part: string): string {
  return encodeURIComponent(part).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
