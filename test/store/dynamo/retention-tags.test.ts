import {
  DescribeTableCommand,
  DynamoDBClient,
  ListTagsOfResourceCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { openTable } from '../../../src/store/dynamo/open-table';
import { anEvent } from '../../support/an-event';

const dynamo = mockClient(DynamoDBClient);
const tableArn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/events';
const happened = Date.parse('2026-11-22T08:59:43Z') / 1000;

beforeEach(() => {
  dynamo.reset();
  dynamo.on(DescribeTableCommand).resolves({ Table: { TableArn: tableArn } });
  dynamo.on(PutItemCommand).resolves({});
  dynamo.on(UpdateItemCommand).resolves({});
});

function tagged(tags: Readonly<Record<string, string>>): void {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  dynamo.on(ListTagsOfResourceCommand, { ResourceArn: tableArn }).resolves({ Tags });
}

/** After how many days events that are stored expire, a write and a read. */
async function expiring() {
  const { store, retentionDays } = await openTable({ table: 'events', region: 'eu-west-1' }, 'write');
  for (const effect of ['write', 'read'] as const) await store.put(anEvent({ effect }));
  const items = dynamo.commandCalls(PutItemCommand).map(({ args: [{ input }] }) => input.Item);
  const days = items
    .filter((item) => item?.record !== undefined)
    .map((item) => item?.expires?.N && (Number(item.expires.N) - happened) / 86_400);
  return { retentionDays, days };
}

test('what is brought into a table expires as everything else in it', async () => {
  tagged({ 'lextrail:retention-days': '400', 'lextrail:read-retention-days': '100', team: 'audit' });

  expect(await expiring()).toEqual({ retentionDays: 400, days: [400, 100] });
});

test.each<Readonly<Record<string, string>>>([
  {},
  { 'lextrail:retention-days': 'long' },
  { 'lextrail:retention-days': '0' },
])('in a table that does not say how long it keeps events, %j, they stay', async (tags) => {
  tagged(tags);

  expect(await expiring()).toEqual({ retentionDays: undefined, days: [undefined, undefined] });
});

test('a table that may not be asked is not written to', async () => {
  const refused = Object.assign(new Error('not authorized to perform: dynamodb:ListTagsOfResource'), {
    name: 'AccessDeniedException',
  });
  dynamo.on(ListTagsOfResourceCommand).rejects(refused);

  await expect(openTable({ table: 'events', region: 'eu-west-1' }, 'write')).rejects.toThrow(
    'no permission for table',
  );
});

test('to be read, a table is not asked', async () => {
  await openTable({ table: 'events', region: 'eu-west-1' }, 'read');

  expect(dynamo.calls()).toEqual([]);
});
