import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { tableKey } from '../../src/store/keys';
import { eventuallyStored, outputs, putEvent, storedDays } from './deployed';
import { aRecord } from './record';

// Run by scripts/deploy-test.ts after a deployment that changes the retention.

test('an update keeps what is stored, and what comes then goes by the new settings', async () => {
  const before = await storedDays();
  const record = aRecord();

  await putEvent(record);
  const { event } = await eventuallyStored(record.eventID);

  expect(before.length).toBeGreaterThan(0);
  const { pk, sk } = tableKey(event);
  const { Item } = await new DynamoDBClient().send(
    new GetItemCommand({ TableName: outputs.TableName, Key: { pk: { S: pk }, sk: { S: sk } } }),
  );
  const seconds = Number(Item?.expires?.N) - Date.parse(event.instant) / 1000;
  expect(Math.round(seconds / 86_400)).toBe(30);
});
