import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { retried } from '../model/retried';
import { bodyText, destinationOf, sendSigned } from './sign';

/** One request to a service of AWS. */
export interface Post {
  /** As host and signature name it, such as `sns`. */
  readonly service: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends it, again where AWS says to, and gives the answer's body; throws where AWS refuses. */
export type SendPost = (post: Post) => Promise<string>;

export interface PostPlace {
  /** `amazonaws.com`, or what it is in another partition. */
  readonly urlSuffix: string;
  /** Another address of AWS, such as an emulator's. */
  readonly endpoint?: string;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/**
 * Calls with the credentials, Region, hash and connections of the DynamoDB client that is there anyway:
 * a client of the SDK for each of two operations would be 100 KB (docs/decisions/stack-s3-get.md).
 */
export function signedPost(client: DynamoDBClient, place: PostPlace): SendPost {
  const { pause } = place;
  return async (post) => {
    const { status, body } = await retried(() => once(client, post, place), { pausesMs, pause, isPassing });
    if (status >= 200 && status < 300) return body;
    throw new Error(`${post.service} answers with status ${status}: ${body.slice(0, 500)}`);
  };
}

// A second and a half in all; after that the messages come again, and with them what they match.
const pausesMs = [100, 400, 1000] as const;

interface PostResponse {
  readonly status: number;
  readonly body: string;
}

/** Statuses and error codes as in the SDK's own list of what to retry; 0 is no answer at all. */
function isPassing({ status, body }: PostResponse): boolean {
  if (status >= 200 && status < 300) return false;
  return status === 0 || status === 429 || status >= 500 || /Throttl|InternalException/.test(body);
}

async function once({ config }: DynamoDBClient, post: Post, place: PostPlace): Promise<PostResponse> {
  const { service, body } = post;
  const region = await config.region();
  const url = new URL(place.endpoint ?? `https://${service}.${region}.${place.urlSuffix}`);
  const request = {
    ...destinationOf(url),
    method: 'POST',
    path: '/',
    query: {},
    headers: { ...post.headers, host: url.host, 'content-length': String(Buffer.byteLength(body)) },
    body,
  };
  try {
    const response = await sendSigned(config, service, request);
    return { status: response.statusCode, body: await bodyText(response.body) };
  } catch (error) {
    // A request that got no answer; a fault of ours is a TypeError, and no retry mends it.
    if (error instanceof TypeError) throw error;
    return { status: 0, body: String(error) };
  }
}
