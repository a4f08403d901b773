import type { Doubt } from '../../../src/model/doubt';
import { type DoubtKind, doubtKinds, doubtOf } from '../../../src/model/doubt';
import type { NamedEvent } from '../../../src/model/named';
import { blameJson, blameText } from '../../../src/view/answers/blame';
import { diffJson, diffText } from '../../../src/view/answers/diff';
import { historyText } from '../../../src/view/answers/history';
import { promotionsJson, promotionsText } from '../../../src/view/answers/promotions';
import { stateJson, statesJson, statesText, stateText } from '../../../src/view/answers/state';
import { whoChangedJson, whoChangedText } from '../../../src/view/answers/who-changed';
import { doubtsJson, doubtWords } from '../../../src/view/doubt';
import { eventJson } from '../../../src/view/event-json';
import { showEvent } from '../../../src/view/show';
import { anEvent } from '../../support/an-event';
import { botScope } from '../../support/calls';

const cause = anEvent({ id: 'aaaaaaaa-0000-4000-8000-000000000000', action: 'StartImport' });
const event = anEvent();
const resource = { scope: botScope, place: 'DRAFT/en_US/intent/BOOKHOTEL1', label: 'Shop/en_US/Book' };

/** Each answer, as text and as JSON, with these doubts on it. */
function answersWith(doubts: readonly Doubt[]): Readonly<Record<string, readonly [string, unknown]>> {
  const change = { against: 'earlier', differences: [], basis: '', doubts } as const;
  const named: NamedEvent = { event, change, nameOf: () => 'Shop' };
  const state = { kind: 'known', document: {}, whole: true, event: { event }, doubts } as const;
  const labelled = [{ label: 'Book', place: '', state }];
  const line = { path: 'description', value: 'x', by: 'event', event: { event }, doubts } as const;
  const blame = { kind: 'known', whole: true, lines: [line], doubts: [], readUnits: 0 } as const;
  const move = { to: '1', isUnrecorded: false, edits: [], isRollback: false, event: { event }, doubts };
  const alias = { place: 'alias/PROD', isDeleted: false, promotions: [move] };
  const last = { resource, last: named, isComplete: true, doubts };
  const kind = doubts.length > 0 ? 'unknown' : 'changed';
  const place = { place: '', label: 'Book', kind, differences: [], doubts } as const;
  const comparison = { before: 'a', after: 'b', places: [place], unknown: [], doubts: [] };
  const whole = { ...comparison, places: [], doubts };
  return {
    state: [
      stateText({ resource }, { ...state, readUnits: 0 }, {}),
      stateJson({ resource }, { ...state, readUnits: 0 }),
    ],
    'state --within': [statesText('', { states: labelled, doubts: [] }, {}), statesJson(labelled, [])],
    'all of a state --within': [statesText('', { states: [], doubts }, {}), statesJson([], doubts)],
    blame: [blameText(resource, blame, {}), blameJson(resource, blame)],
    'all of blame': [
      blameText(resource, { ...blame, lines: [{ ...line, doubts: [] }], doubts }, {}),
      blameJson(resource, { ...blame, lines: [], doubts }),
    ],
    'who-changed': [whoChangedText(last, {}, new Date('2026-11-22T09:00:00Z')), whoChangedJson(last)],
    history: [historyText([named], {}, false), eventJson(named)],
    show: [showEvent(named), eventJson(named)],
    promotions: [promotionsText([alias], {}), promotionsJson([alias])],
    diff: [diffText(comparison, {}), diffJson(comparison)],
    'all of a diff': [diffText(whole, {}), diffJson(whole)],
  };
}

const kinds = Object.keys(doubtKinds) as DoubtKind[];
const answers = Object.keys(answersWith([]));

describe.each(answers)('%s', (answer) => {
  test.each(kinds)('says %s in text and JSON', (kind) => {
    const doubt = doubtOf(kind, cause);
    const [text, json] = answersWith([doubt])[answer] ?? [];
    expect(text).toContain(doubtWords(doubt));
    expect(JSON.stringify(json)).toContain(JSON.stringify(doubtsJson([doubt])));
  });

  test('has no mark of a doubt where there is none', () => {
    const [text, json] = answersWith([])[answer] ?? [];
    expect(text).not.toMatch(/(?:^|\s)\?(?:\s|$)/);
    expect(JSON.stringify(json)).not.toContain('"doubts":[{');
  });
});

test.each(['state', 'state --within'])('%s shows no empty document where nothing is known', (answer) => {
  const [doubted = ''] = answersWith([doubtOf('disputed-record', cause)])[answer] ?? [];
  const [known = ''] = answersWith([])[answer] ?? [];

  expect(doubted).toContain('nothing that it holds is known');
  expect(doubted).not.toContain('{}');
  expect(known).toContain('{}');
});
