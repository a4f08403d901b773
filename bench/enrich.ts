import { gunzipSync } from 'node:zlib';
import { generate } from '../simulator/generate';
import { enrich } from '../src/ingest/enrich';
import { parseRecord } from '../src/ingest/record';
import { atMost, interleaved, type Ratio } from './ratio';

const rounds = 15;

/** What making events of records costs beside parsing the JSON they came as. */
export async function benchEnrichment(): Promise<readonly Ratio[]> {
  const texts = lexRecords();
  const raws: readonly unknown[] = texts.map((text) => JSON.parse(text));
  const times = await interleaved(
    {
      parse: () => texts.map((text) => JSON.parse(text)),
      enrich: () => raws.map(eventOf),
    },
    rounds,
  );
  return [
    atMost(
      2,
      `enrichment of ${texts.length} Lex records against JSON.parse of them`,
      times.enrich / times.parse,
    ),
  ];
}

function eventOf(raw: unknown) {
  const parsed = parseRecord(raw);
  if (parsed.kind === 'malformed') throw new Error(`a generated record cannot be read: ${parsed.problem}`);
  return enrich(parsed.record);
}

function lexRecords(): readonly string[] {
  const { files } = generate({ seed: 5, days: 10, events: 5000, bots: 4 });
  return [...files].flatMap(({ content }) => {
    const { Records } = JSON.parse(gunzipSync(content).toString()) as { Records: readonly unknown[] };
    return Records.map((record) => JSON.stringify(record));
  });
}
