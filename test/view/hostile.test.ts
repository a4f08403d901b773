import fc from 'fast-check';
import stringWidth from 'string-width';
import { csvColumns, eventCsvHeader, eventCsvLine, eventsCsv } from '../../src/view/event-csv';
import { eventJson, eventLine, promisedMembers } from '../../src/view/event-json';
import { nextCommands } from '../../src/view/next-commands';
import { botLabel, resourceLabel } from '../../src/view/resource-label';
import { safeText } from '../../src/view/safe-text';
import { sentence, sentenceParts } from '../../src/view/sentence/sentence';
import { showEvent } from '../../src/view/show';
import { summaryText } from '../../src/view/summary-text';
import { eventTable } from '../../src/view/table';
import { summaryOf } from './a-summary';
import { hostileEvent, hostileText, unsafePattern } from './hostile';
import { parseCsv } from './parse-csv';

const runs = { numRuns: 120 };

test('no sentence nor any part of it holds a character that acts or hides', () => {
  fc.assert(
    fc.property(hostileEvent, (named) => {
      const texts = [
        sentence(named),
        ...Object.values(sentenceParts(named)),
        resourceLabel(named),
        botLabel(named),
      ];
      expect(
        texts.filter((text) => text !== null && (unsafePattern.test(text) || text.includes('\n'))),
      ).toEqual([]);
    }),
    runs,
  );
});

test('no output for a terminal or a file holds a character that acts or hides', () => {
  fc.assert(
    fc.property(fc.array(hostileEvent, { minLength: 1, maxLength: 3 }), (events) => {
      const outputs = [
        eventTable(events),
        eventTable(events, { width: 80 }),
        ...events.map((named) => showEvent(named)),
        ...events.map(eventLine),
        summaryText(summaryOf(events)),
        eventsCsv(events)
          .replace(/^\ufeff/, '')
          .replaceAll('\r\n', '\n'),
      ];
      expect(outputs.filter((text) => unsafePattern.test(text))).toEqual([]);
    }),
    runs,
  );
});

test('the table has one line an event and a heading, and none is wider than the terminal', () => {
  fc.assert(
    fc.property(fc.array(hostileEvent, { minLength: 1, maxLength: 4 }), fc.nat(140), (events, width) => {
      const lines = eventTable(events, { width }).split('\n');
      expect(lines).toHaveLength(events.length + 2);
      expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
    }),
    runs,
  );
});

test('a line of JSON is one line, and parses to exactly the event', () => {
  fc.assert(
    fc.property(hostileEvent, (named) => {
      const line = eventLine(named);
      expect(line).not.toContain('\n');
      expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(eventJson(named))));
    }),
    runs,
  );
});

test('the JSON of an event has every promised member, and the same event gives the same text', () => {
  fc.assert(
    fc.property(hostileEvent, (named) => {
      const json = eventJson(named);
      expect(promisedMembers.filter((member) => json[member] === undefined)).toEqual([]);
      expect(Object.values(json)).not.toContain(undefined);
      expect(eventLine(named)).toBe(eventLine({ ...named, event: { ...named.event } }));
    }),
    runs,
  );
});

/** Columns that a spreadsheet takes in another form than programs do. */
const rewritten: ReadonlySet<string> = new Set(['time', 'timeUtc', 'changedPaths', 'doubts']);

test('raw CSV parses back to exactly what the event says', () => {
  fc.assert(
    fc.property(hostileEvent, (named) => {
      const json = eventJson(named);
      const [header = [], cells = []] = parseCsv(
        `${eventCsvHeader()}${eventCsvLine(named, { isRaw: true })}`.replace(/^\ufeff/, ''),
      );
      const texts = csvColumns.filter((column) => !rewritten.has(column));
      expect(header).toEqual([...csvColumns]);
      expect(texts.map((column) => cells[csvColumns.indexOf(column)])).toEqual(
        texts.map((column) => String(json[column] ?? '')),
      );
      expect(cells[csvColumns.indexOf('timeUtc')]).toBe(named.event.time);
    }),
    runs,
  );
});

test('no cell of CSV begins like a formula', () => {
  fc.assert(
    fc.property(hostileEvent, (named) => {
      const [cells = []] = parseCsv(eventCsvLine(named));
      expect(cells).toHaveLength(csvColumns.length);
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    }),
    runs,
  );
});

test('a command to paste can do nothing but call lextrail', () => {
  fc.assert(
    fc.property(hostileEvent, (named) => {
      const commands = nextCommands(named).map(({ command }) => command);
      expect(
        commands.filter(
          (command) =>
            !/^lextrail (show|query|around|session|history)( [\w.@:+=/-]+| '[^'\\]*')+$/u.test(command),
        ),
      ).toEqual([]);
    }),
    runs,
  );
});

test('making text harmless twice changes nothing more', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(safeText(safeText(text))).toBe(safeText(text));
    }),
  );
});
