import { createColors } from 'picocolors';
import { eventTable } from '../../src/view/table';
import { aDenial, anEdit } from './named-events';

const events = [anEdit(), aDenial()];

test('a piped table is whole', () => {
  expect(eventTable(events)).toBe(
    [
      'TIME (UTC)            EVENT         RESOURCE                    ACTOR                    TOOL     OUTCOME',
      '2026-11-22 08:59:43Z  UpdateIntent  OrderFlowers/BookHotel      alice@example.com (Dev)  console  ✓ ok      5 changes',
      '2026-11-22 08:41:02Z  DeleteSlot    OrderFlowers/BookHotel/Day  ci-deploy                cli      ⊘ denied  AccessDenied',
      '',
    ].join('\n'),
  );
});

test('on a terminal of 100 columns the year, the zone and the role are left out, and only names are cut', () => {
  expect(eventTable(events, { width: 100 })).toBe(
    [
      'TIME (UTC)      EVENT         RESOURCE            ACTOR              TOOL     OUTCOME',
      '11-22 08:59:43  UpdateIntent  OrderFlo…BookHotel  alice@example.com  console  ✓ ok      5 changes',
      '11-22 08:41:02  DeleteSlot    OrderFlo…Hotel/Day  ci-deploy          cli      ⊘ denied  AccessDenied',
      '',
    ].join('\n'),
  );
});

test('on a terminal of 80 columns the remarks give way', () => {
  expect(eventTable(events, { width: 80 })).toBe(
    [
      'TIME (UTC)      EVENT         RESOURCE       ACTOR           TOOL     OUTCOME',
      '11-22 08:59:43  UpdateIntent  OrderF…kHotel  alice@example…  console  ✓ ok',
      '11-22 08:41:02  DeleteSlot    OrderF…el/Day  ci-deploy       cli      ⊘ denied',
      '',
    ].join('\n'),
  );
});

test('the year stays where there are several', () => {
  const old = { ...aDenial(), event: { ...aDenial().event, time: '2025-01-02T03:04:05Z' } };
  const table = eventTable([anEdit(), old], { width: 100 });
  expect(table).toContain('2026-11-22 08:59:43  ');
  expect(table).toContain('2025-01-02 03:04:05  ');
});

test('words stand in place of glyphs for those who ask', () => {
  expect(eventTable(events, { isAccessible: true })).not.toMatch(/[✓⊘✕⏱]/);
});

test('colour adds nothing but colour', () => {
  const colored = eventTable(events, { palette: createColors(true) });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colours that are taken away again
  expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(eventTable(events));
  expect(colored).toContain('\u001b[33m⊘ denied');
});

test('times can be in a named zone, which the heading says', () => {
  const table = eventTable(events, { zone: 'Europe/Berlin' });
  expect(table).toContain('TIME (Europe/Berlin)');
  expect(table).toContain('2026-11-22 09:59:43+01:00');
});

test('a row of an index, which carries a count instead of the change, reads the same', () => {
  const { change, ...named } = anEdit();
  const row = { ...named, event: { ...named.event, changes: change?.differences.length } };
  expect(eventTable([row])).toBe(eventTable([anEdit()]));
});

test('no events make no table', () => {
  expect(eventTable([])).toBe('');
});
