import type { Change } from '../../src/model/change';
import { type DoubtKind, doubtKinds, doubtOf } from '../../src/model/doubt';
import type { NamedEvent } from '../../src/model/named';
import { historyText } from '../../src/view/answers/history';
import { eventCsvLine } from '../../src/view/event-csv';
import { doubtsOf } from '../../src/view/event-doubts';
import { eventJson } from '../../src/view/event-json';
import { sentence } from '../../src/view/sentence/sentence';
import { showEvent } from '../../src/view/show';
import { eventTable } from '../../src/view/table';
import { builtInRules } from '../../src/watch/built-in';
import { mailOf } from '../../src/watch/mail';
import { anEdit } from './named-events';
import { intent, namedFrom, namesUnknown, recordOf } from './sentence/calls';

const kinds = Object.keys(doubtKinds) as DoubtKind[];
const other = { id: '0f1e2d3c-1111', time: '2026-11-22T08:59:43Z', action: 'StartImport', actor: 'mallory' };

/** An edit about whose change there is a doubt that another call causes. */
function doubted(kind: DoubtKind): NamedEvent {
  const edit = anEdit();
  return { ...edit, change: { ...(edit.change as Change), doubts: [doubtOf(kind, other)] } };
}

const views: Readonly<Record<string, (named: NamedEvent) => string>> = {
  sentence,
  table: (named) => eventTable([named]),
  'show page': (named) => showEvent(named),
  history: (named) => historyText([named], {}, false),
  'JSON object': (named) => JSON.stringify(eventJson(named)),
  'line of CSV': (named) => eventCsvLine(named),
  mail: (named) => mailOf({ rule: rule(), events: [named] }).body,
};

describe.each(kinds)('a doubt of the kind %s', (kind) => {
  test.each(Object.entries(views))('reaches the %s', (_, view) => {
    expect(view(doubted(kind))).not.toBe(view(anEdit()));
  });
});

function rule() {
  const found = builtInRules().find(({ name }) => name === 'root-user');
  if (found === undefined) throw new Error('no rule root-user');
  return found;
}

test('a doubt that nothing but the event itself causes is said once', () => {
  const first = { ...anEdit(), change: { against: 'first', differences: [], basis: '' } as const };

  expect(showEvent(first).match(/no earlier state is known/g)).toHaveLength(1);
});

test('a call that creates is not in doubt for having nothing before it', () => {
  const created = namedFrom(
    recordOf('CreateIntent', [{ ...intent, intentName: 'BookHotel' }, { ...intent }]),
  );
  const change = { against: 'first', differences: [], basis: '' } as const;

  expect(doubtsOf({ ...created, change })).toEqual([]);
});

test('an id without a name is a doubt of its own', () => {
  const unnamed = namedFrom(recordOf('DeleteIntent', [intent, null]), namesUnknown);

  expect(doubtsOf(unnamed).map(({ kind }) => kind)).toEqual(['name-not-seen']);
});

test('a record that the store could not keep is not said to be cut by CloudTrail', () => {
  const omitted = ['request', 'response'] as const;
  const { event } = anEdit();
  const cut = { ...anEdit(), event: { ...event, request: null, response: null, omitted }, change: undefined };
  const byStore = { ...cut, event: { ...cut.event, isCut: true } as const };

  expect(showEvent(cut)).toContain('Left out     request and response: too large for CloudTrail\n');
  expect(sentence(cut)).toContain('content not recorded by CloudTrail (too large)');
  expect(showEvent(byStore)).toContain(
    'request and response: too large for the store; the log file has them',
  );
  expect(sentence(byStore)).toContain('content too large for the store (the log file has it)');
  expect(`${showEvent(byStore)}${sentence(byStore)}`).not.toMatch(/(?:by|for) CloudTrail/);
});
