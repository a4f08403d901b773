import type { AuditEvent } from '../../model/event';
import type { StoredRow } from '../../model/stored';
import { byId } from '../keys';
import { rowTexts } from '../schema';
import { flagsOf, storedRow } from '../stored-row';
import type { AttributeValues } from './attribute-values';
import type { SqlRow, SqlValue } from './database';
import { eventColumns, type Numbered } from './schema';

/** The columns that `fromRow` reads, for the SELECT of a query. */
export const selectedColumns = eventColumns.map((name) => `event.${name}`).join(', ');

/** What a row has beside what the event says. */
export interface RowExtras {
  readonly file?: string;
  readonly derived?: string;
}

/** An event as the columns of `event`, numbered `n`, before anything is known of its change. */
export function toRow(
  event: AuditEvent,
  n: number,
  { file, derived }: RowExtras,
  values: AttributeValues,
): readonly SqlValue[] {
  const number = (attribute: Numbered, value: string | undefined) =>
    value === undefined ? null : values.numberFor(attribute, value);
  return [
    event.instant,
    event.id,
    n,
    byId.partition(event.id),
    number('scope', event.scope),
    number('lane', event.lane),
    number('place', event.place),
    ...rowTexts.map((name) => number(name, event[name])),
    number('flags', flagsOf(event).join(' ')),
    number('byActor', event.actor.toLowerCase()),
    number('file', file),
    number('derived', derived),
    null,
    null,
  ];
}

/** The inverse of `toRow`, with what the event changed. */
export function fromRow(row: SqlRow, values: AttributeValues): StoredRow {
  const text = (name: Numbered) => {
    const number = row[position[name]];
    return typeof number === 'number' ? values.valueOf(number) : undefined;
  };
  const changed = row[position.changed];
  const changes = row[position.changes];
  return storedRow({
    key: {
      scope: text('scope') ?? '',
      lane: text('lane') === 'state' ? 'state' : 'other',
      place: text('place') ?? '',
      instant: String(row[position.instant]),
      id: String(row[position.id]),
    },
    text,
    flags: text('flags')?.split(' ') ?? [],
    changed: typeof changed === 'string' ? pathsOf(changed) : undefined,
    changes: typeof changes === 'number' ? changes : undefined,
  });
}

export function numberOf(row: SqlRow): number {
  return Number(row[position.n]);
}

export function hasChange(row: SqlRow): boolean {
  return row[position.changes] !== null;
}

export function fileOf(row: SqlRow, values: AttributeValues): string | undefined {
  const number = row[position.file];
  return typeof number === 'number' ? values.valueOf(number) : undefined;
}

const position = Object.fromEntries(eventColumns.map((name, index) => [name, index])) as Readonly<
  Record<(typeof eventColumns)[number], number>
>;

/** `writeChange` wrote it. */
function pathsOf(changed: string): readonly string[] {
  return JSON.parse(changed);
}
