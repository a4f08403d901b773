import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { codeOf } from '../../model/error-text';

/** The table that the calls of a store go to. */
export interface Table {
  readonly client: DynamoDBClient;
  readonly name: string;
}

/** Awaits an answer of DynamoDB; what it refuses becomes a sentence that says what to do. */
export async function answered<Answer>({ client, name }: Table, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (cause) {
    if (isConditionFailure(cause)) throw cause;
    const error = cause instanceof Error ? cause : new Error(String(cause));
    const place = `table '${name}' in ${await regionOf(client)}`;
    throw new StoreError(sentence(error, place), { cause });
  }
}

/** What DynamoDB did not do, in a sentence; its own error is the cause. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** Whether the same request may be taken later: whatever is wrong but the request itself. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof StoreError)) return false;
  return !(error.cause instanceof Error && error.cause.name === 'ValidationException');
}

/** Whether DynamoDB left an item as it was because the condition of the write did not hold. */
export function isConditionFailure(error: unknown): error is ConditionalCheckFailedException {
  return error instanceof ConditionalCheckFailedException;
}

async function regionOf(client: DynamoDBClient): Promise<string> {
  return client.config.region().catch(() => 'an unknown Region');
}

function sentence(error: Error, place: string): string {
  const advice = errorAdvice.find(({ names }) => names.test(error.name) || names.test(codeOf(error) ?? ''));
  return advice === undefined ? `${place}: ${error.message}` : advice.say(place, error.message);
}

interface ErrorAdvice {
  readonly names: RegExp;
  readonly say: (place: string, message: string) => string;
}

const errorAdvice: readonly ErrorAdvice[] = [
  {
    names: /^ResourceNotFoundException$/,
    say: (place) => `${place} not found; check its name, Region and account, or deploy the stack first`,
  },
  {
    names: /AccessDenied|NotAuthorized/,
    say: (place, message) => `no permission for ${place}: ${message}`,
  },
  {
    names: /CredentialsProvider|TokenRefresh|SSO/,
    say: (place, message) => `no AWS credentials for ${place}: ${message}; sign in, or name a profile`,
  },
  {
    names: /UnrecognizedClient|ExpiredToken|InvalidSignature/,
    say: (place, message) => `${place} does not accept these AWS credentials: ${message}; sign in again`,
  },
  {
    names: /Throttl|ThroughputExceeded|RequestLimitExceeded/,
    say: (place) => `${place} is asked more often than it allows; try again in a moment`,
  },
  {
    names: /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|ECONNRESET|EAI_AGAIN|TimeoutError)$/,
    say: (place, message) => `${place} cannot be reached: ${message}; check the network, Region and endpoint`,
  },
];
