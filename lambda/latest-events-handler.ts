import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoStore } from '../src/store/dynamo/dynamo-store';
import { latestEvents } from '../src/watch/latest-events';
import { clientSettings } from './dynamo-client';

const store = dynamoStore(new DynamoDBClient(clientSettings), process.env.LEXTRAIL_TABLE ?? '');

/** A custom widget of CloudWatch: asked with `describe`, it says in Markdown what it shows, else it shows it. */
export async function handler(asked: { readonly describe?: boolean }): Promise<string> {
  if (asked.describe) return 'The latest Lex calls in the events table of lextrail, as sentences.';
  return latestEvents(store);
}
