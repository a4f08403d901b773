import { createColors } from 'picocolors';
import { sentence } from '../../src/view/sentence/sentence';
import { eventTable } from '../../src/view/table';
import { aDenial, anEdit } from './named-events';

const events = [anEdit(), aDenial()];

test('a piped table is whole', () => {
  expect(eventTable(events)).toMatchInlineSnapshot(`
"ID        TIME (UTC)            EVENT         RESOURCE                    ACTOR                    TOOL     OUTCOME
5d21f0c8  2026-11-22 08:59:43Z  UpdateIntent  OrderFlowers/BookHotel      alice@example.com (Dev)  console  ✓ ok      5 changes
91c0aa14  2026-11-22 08:41:02Z  DeleteSlot    OrderFlowers/BookHotel/Day  ci-deploy                cli      ⊘ denied  AccessDenied
"
`);
});

test('on a terminal of 110 columns the year, the zone and the role are left out, and only names are cut', () => {
  expect(eventTable(events, { width: 110 })).toMatchInlineSnapshot(`
"ID        TIME (UTC)      EVENT         RESOURCE            ACTOR              TOOL     OUTCOME
5d21f0c8  11-22 08:59:43  UpdateIntent  OrderFlo…BookHotel  alice@example.com  console  ✓ ok      5 changes
91c0aa14  11-22 08:41:02  DeleteSlot    OrderFlo…Hotel/Day  ci-deploy          cli      ⊘ denied  AccessDenied
"
`);
});

test('on a terminal of 80 columns the remarks give way, and the id stays whole', () => {
  expect(eventTable(events, { width: 80 })).toMatchInlineSnapshot(`
"ID        TIME (UTC)      EVENT      RESOURCE    ACTOR       TOOL     OUTCOME
5d21f0c8  11-22 08:59:43  UpdateIn…  Orde…Hotel  alice@exa…  console  ✓ ok
91c0aa14  11-22 08:41:02  DeleteSl…  Orde…l/Day  ci-deploy   cli      ⊘ denied
"
`);
});

describe('with sentences', () => {
  const look = { hasSentences: true };

  test('a terminal that holds the columns shows the sentence below them', () => {
    expect(eventTable(events, { ...look, width: 130 })).toMatchInlineSnapshot(`
"ID        TIME (UTC)            EVENT         RESOURCE                    ACTOR                    TOOL     OUTCOME
5d21f0c8  2026-11-22 08:59:43Z  UpdateIntent  OrderFlowers/BookHotel      alice@example.com (Dev)  console  ✓ ok      5 changes
          alice@example.com (role Dev, single sign-on) updated intent BookHotel of OrderFlowers in en_US at the console from
          203.0.113.7: left out (and so removed) Kendra search, turned off the fulfillment code hook, added utterance “book
          {Hotel} for me” and 2 more changes.
91c0aa14  2026-11-22 08:41:02Z  DeleteSlot    OrderFlowers/BookHotel/Day  ci-deploy                cli      ⊘ denied  AccessDenied
          IAM user ci-deploy tried to delete slot Day of intent BookHotel of OrderFlowers in en_US with the AWS CLI from
          203.0.113.7: denied.
"
`);
  });

  test('on a terminal of 80 columns the sentence is there in place of the columns that it repeats', () => {
    expect(eventTable(events, { ...look, width: 80 })).toMatchInlineSnapshot(`
"ID        TIME (UTC)
5d21f0c8  11-22 08:59:43  ✓  alice@example.com (role Dev, single sign-on)
          updated intent BookHotel of OrderFlowers in en_US at the console from
          203.0.113.7: left out (and so removed) Kendra search, turned off the
          fulfillment code hook, added utterance “book {Hotel} for me” and 2
          more changes.
91c0aa14  11-22 08:41:02  ⊘  IAM user ci-deploy tried to delete slot Day of
          intent BookHotel of OrderFlowers in en_US with the AWS CLI from
          203.0.113.7: denied.
"
`);
  });

  test('on a very narrow terminal the sentence goes below its id', () => {
    expect(eventTable(events, { ...look, width: 40 })).toMatchInlineSnapshot(`
"ID        TIME (UTC)
5d21f0c8  11-22 08:59:43  ✓
          alice@example.com (role Dev,
          single sign-on) updated intent
          BookHotel of OrderFlowers in
          en_US at the console from
          203.0.113.7: left out (and so
          removed) Kendra search, turned
          off the fulfillment code hook,
          added utterance “book {Hotel}
          for me” and 2 more changes.
91c0aa14  11-22 08:41:02  ⊘  IAM user
          ci-deploy tried to delete slot
          Day of intent BookHotel of
          OrderFlowers in en_US with the
          AWS CLI from 203.0.113.7:
          denied.
"
`);
  });

  test('the outcome is a word for those who want no glyphs', () => {
    const list = eventTable(events, { ...look, width: 80, isAccessible: true });
    expect(list).toMatch(/^[0-9a-f]{8} {2}11-22 08:41:02 {2}denied /m);
    expect(list).not.toMatch(/[✓⊘✕⏱]/);
  });

  test('no sentence is cut', () => {
    const words = (text: string) => text.split(/\s+/);
    const list = words(eventTable(events, { ...look, width: 80 }));
    expect(events.flatMap((named) => words(sentence(named))).filter((word) => !list.includes(word))).toEqual(
      [],
    );
  });
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

test('no events make no table', () => {
  expect(eventTable([])).toBe('');
});
