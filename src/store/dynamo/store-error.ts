import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type AwsRefusal, awsErrorOf } from '../../model/aws-errors';

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
  const known = awsErrorOf(error);
  if (known === undefined) return `${place}: ${error.message}`;
  return `${sentences[known.refusal](place, error.message)}; ${known.advice}`;
}

/** What was refused; the advice that follows is that of any service of AWS (model/aws-errors.ts). */
const sentences: Readonly<Record<AwsRefusal, (place: string, message: string) => string>> = {
  'no-credentials': (place, message) => `no AWS credentials for ${place}: ${message}`,
  'old-credentials': (place, message) => `${place} does not accept these AWS credentials: ${message}`,
  'no-permission': (place, message) => `no permission for ${place}: ${message}`,
  'not-found': (place) => `${place} not found`,
  throttled: (place) => `${place} is asked more often than it allows`,
  unreachable: (place, message) => `${place} cannot be reached: ${message}`,
};
