import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { dynamoStore } from '../../../src/store/dynamo/dynamo-store';
import { byId } from '../../../src/store/keys';

test('a page of an id without a bound asks DynamoDB nothing that it refuses, such as an empty key', async () => {
  const dynamo = mockClient(DynamoDBClient);
  dynamo.on(QueryCommand).resolves({ Items: [] });
  const store = dynamoStore(new DynamoDBClient({ region: 'eu-west-1' }), 'events');

  await store.rows({ index: 'byId', partition: byId.partition('1f6a'), newestFirst: false, limit: 10 });

  const asked = dynamo
    .commandCalls(QueryCommand)
    .map(({ args: [{ input }] }) => input.ExpressionAttributeValues);
  expect(asked).toHaveLength(1);
  for (const value of Object.values(asked[0] ?? {})) expect(value.S).not.toBe('');
});
