import type { AuditEvent } from '../../src/model/event';
import { builds } from '../../src/questions/builds';
import { botScope, calls, inSecondOf, instantAt } from '../support/calls';
import { storeOf } from '../support/store-of';

test('a build and a version of one second are linked with a doubt, and so is what does not say what it froze', async () => {
  const second = (seconds: number, id: string) => {
    const instant = instantAt(seconds * 1000);
    return { instant, id, ...inSecondOf(instant) };
  };
  const build = (when: Partial<AuditEvent>) =>
    calls.intent({}, { ...when, action: 'BuildBotLocale', resourceType: 'bot-locale', place: 'DRAFT/en_US' });
  const made = (version: string, when: Partial<AuditEvent>) =>
    calls.alias(
      { botVersionLocaleSpecification: { en_US: { sourceBotVersion: 'DRAFT' } } },
      { ...when, action: 'CreateBotVersion', resourceType: 'bot-version', place: `version/${version}` },
    );
  const unsaid = {
    ...made('3', second(9, 'd')),
    request: { reason: 'requestParameters too large', omitted: 'true' },
    omitted: ['request'] as const,
  };
  const store = await storeOf([
    build(second(1, 'sure')),
    made('1', second(3, 'a')),
    build(second(5, 'b')),
    made('2', second(5, 'c')),
    build(second(7, 'cut')),
    unsaid,
  ]);
  const { builds: found } = await builds(store, botScope);

  expect(found.map(({ event, doubts }) => [event.event.id, doubts.map(({ kind }) => kind)])).toEqual([
    ['sure', []],
    ['b', ['order-unsure']],
    ['cut', ['content-not-recorded']],
  ]);
});
