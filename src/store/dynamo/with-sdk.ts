import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { codeOf } from '../../model/error-text';
import type { EventStore } from '../store';
import type { StoreOptions } from './dynamo-store';

/**
 * The events in one DynamoDB table. It loads the AWS SDK of whoever calls, so that the package needs none where
 * nobody asks a table. It throws sentences: a missing table, a missing permission.
 *
 * @example
 * ```ts
 * const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
 * const events = dynamoStore(new DynamoDBClient({ region: 'eu-west-1' }), 'lextrail-events');
 * ```
 */
export function dynamoStoreWithSdk(
  client: DynamoDBClient,
  name: string,
  options: StoreOptions = {},
): EventStore {
  return loaded().dynamoStore(client, name, options);
}

function loaded(): typeof import('./dynamo-store') {
  try {
    return require('./dynamo-store');
  } catch (cause) {
    if (codeOf(cause) !== 'MODULE_NOT_FOUND') throw cause;
    throw new Error(
      'a table needs the AWS SDK, and @aws-sdk/client-dynamodb is not installed; run: npm install @aws-sdk/client-dynamodb',
      { cause },
    );
  }
}
