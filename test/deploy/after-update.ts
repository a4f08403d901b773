import { eventuallyStored, putEvent, storedDays, storedEvents } from './deployed';
import { aRecord } from './record';

// Run by scripts/deploy-test.ts after a deployment that leaves out reads.

test('an update keeps what is stored, and what comes then goes by the new settings', async () => {
  expect((await storedDays()).length).toBeGreaterThan(0);
  const read = aRecord({
    eventName: 'ListBots',
    readOnly: true,
    requestParameters: {},
    responseElements: null,
  });
  const write = aRecord();

  await putEvent(read);
  await putEvent(write);

  await eventuallyStored(write.eventID);
  expect(await storedEvents(read.eventID)).toEqual([]);
});
