import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { present } from '../ingest/present';
import { isWithin, type Place } from '../place';
import type { Item } from './item-size';
import { nameMarks } from './keys';
import { readPartition } from './partition';
import { answered, type Table } from './service';
import type { NameMark } from './store';

/** The marks of the things within a scope, or of those at a place and beneath it, by place and time. */
export async function readMarks(table: Table, scope: string, around: Place = '') {
  const { marks, readUnits } = await readAll(table, nameMarks.within(scope), around);
  // A place can begin like another one without standing beneath it.
  return { marks: marks.filter(({ place }) => isWithin(place, around)), readUnits };
}

/** The marks of scopes themselves. */
export async function readScopes(table: Table) {
  return readAll(table, nameMarks.scopes);
}

/** Writes a mark; the same mark again changes nothing. */
export async function writeMark(table: Table, mark: NameMark): Promise<void> {
  await answered(
    table,
    table.client.send(new PutItemCommand({ TableName: table.name, Item: toMarkItem(mark) })),
  );
}

async function readAll(table: Table, partition: string, beginning?: string) {
  const { items, readUnits } = await readPartition(table, partition, beginning);
  return { marks: items.map(fromMarkItem).filter((mark) => mark !== undefined), readUnits };
}

function toMarkItem(mark: NameMark) {
  const { pk, sk } = nameMarks.key(mark);
  return {
    pk: { S: pk },
    sk: { S: sk },
    scope: { S: mark.scope },
    place: { S: mark.place },
    instant: { S: mark.instant },
    id: { S: mark.id },
    ...(mark.name !== undefined && { name: { S: mark.name } }),
  };
}

/** The inverse of `toMarkItem`; undefined for an item that is no mark. */
function fromMarkItem({ scope, place, instant, id, name }: Item): NameMark | undefined {
  if (scope?.S === undefined || place?.S === undefined) return undefined;
  if (instant?.S === undefined || id?.S === undefined) return undefined;
  return present({ scope: scope.S, place: place.S, instant: instant.S, id: id.S, name: name?.S });
}
