import { setTimeout as pause } from 'node:timers/promises';
import {
  BatchGetItemCommand,
  DynamoDBClient,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { dynamoStore } from '../../../src/store/dynamo/dynamo-store';
import { toItem } from '../../../src/store/dynamo/item';
import { keyItem } from '../../../src/store/dynamo/item-key';
import { anEvent } from '../../support/an-event';

jest.mock('node:timers/promises', () => ({ setTimeout: jest.fn(async () => undefined) }));

const client = new DynamoDBClient({ region: 'eu-west-1' });
const aws = mockClient(client);
const store = dynamoStore(client, 'trail');
const query = { index: 'byTime', partition: 'x', newestFirst: true, limit: 1 } as const;

beforeEach(() => {
  aws.reset();
  jest.mocked(pause).mockClear();
});

test.each([
  [
    'ResourceNotFoundException',
    "table 'trail' in eu-west-1 not found; check its name, Region and account, or deploy the stack first",
  ],
  [
    'AccessDeniedException',
    "no permission for table 'trail' in eu-west-1: said so; docs/deploy.md lists what reading needs; or name another profile",
  ],
  [
    'CredentialsProviderError',
    "no AWS credentials for table 'trail' in eu-west-1: said so; sign in first (aws sso login), or name a profile",
  ],
  [
    'ExpiredTokenException',
    "table 'trail' in eu-west-1 does not accept these AWS credentials: said so; sign in again (aws sso login)",
  ],
  [
    'ThrottlingException',
    "table 'trail' in eu-west-1 is asked more often than it allows; try again in a moment",
  ],
  [
    'TimeoutError',
    "table 'trail' in eu-west-1 cannot be reached: said so; check the network, Region and endpoint",
  ],
  ['SomethingElse', "table 'trail' in eu-west-1: said so"],
])('%s is told as a sentence, with the error as its cause', async (name, sentence) => {
  const error = Object.assign(new Error('said so'), { name });
  aws.on(QueryCommand).rejects(error);
  await expect(store.rows(query)).rejects.toMatchObject({ message: sentence, cause: { name } });
});

test('a refused connection is told as a sentence', async () => {
  aws.on(QueryCommand).rejects(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
  await expect(store.rows(query)).rejects.toThrow('cannot be reached');
});

test('keys that DynamoDB left unprocessed are asked for again', async () => {
  const events = ['aaaaaaaa', 'bbbbbbbb'].map((id) => anEvent({ id }));
  const [first = anEvent(), second = anEvent()] = events;
  const capacity = [{ TableName: 'trail', CapacityUnits: 0.5 }];
  aws
    .on(BatchGetItemCommand)
    .resolvesOnce({
      Responses: { trail: [{ ...toItem(second) }] },
      UnprocessedKeys: { trail: { Keys: [keyItem(first)] } },
      ConsumedCapacity: capacity,
    })
    .resolves({ Responses: { trail: [{ ...toItem(first) }] }, ConsumedCapacity: capacity });

  expect(await store.fetch(events)).toEqual({ events: events.map((event) => ({ event })), readUnits: 1 });
});

test('keys that DynamoDB never processes end in a sentence', async () => {
  aws.on(BatchGetItemCommand).resolves({ UnprocessedKeys: { trail: { Keys: [keyItem(anEvent())] } } });

  await expect(store.fetch([anEvent()])).rejects.toThrow("table 'trail' is asked for more than it allows");
  expect(jest.mocked(pause).mock.calls.map(([ms]) => ms)).toEqual([50, 100, 200, 400, 800, 1600, 3200]);
});

test('a day is listed once by a process, again only after a failure', async () => {
  const sent = () =>
    aws.calls().filter(({ args: [{ input }] }) => JSON.stringify(input).includes('"days"')).length;
  aws.onAnyCommand().resolves({});
  aws.on(UpdateItemCommand).rejectsOnce(new Error('down')).resolves({});

  await expect(store.put(anEvent())).rejects.toThrow('down');
  for (let count = 0; count < 3; count += 1) await store.put(anEvent());
  expect(sent()).toBe(2);
});

test('a full page of a subtree that ends where its range does goes on at the next range', async () => {
  const beneath = anEvent({ place: 'DRAFT/en_US' });
  const place = anEvent({ place: 'DRAFT' });
  aws
    .on(QueryCommand)
    .resolvesOnce({ Items: [{ ...toItem(beneath) }] })
    .resolvesOnce({})
    .resolvesOnce({ Items: [{ ...toItem(place) }] });
  const ask = {
    scope: place.scope,
    lane: 'state',
    place: 'DRAFT',
    subtree: true,
    newestFirst: false,
  } as const;

  const first = await store.history({ ...ask, limit: 1 });
  const second = await store.history({ ...ask, limit: 1, after: first.next });
  expect([first, second].map(({ events }) => events)).toEqual([[{ event: beneath }], [{ event: place }]]);
});
