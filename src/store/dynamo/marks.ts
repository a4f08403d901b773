import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { omitUndefined } from '../../ingest/omit-undefined';
import type { NameMark, ScopeName } from '../../model/stored';
import { nameMarks, scopeRegistry } from '../keys';
import type { MarksOf } from '../store';
import type { Item } from './item-size';
import { partitionPages, readPartition } from './partition';
import type { Table } from './store-error';
import { written } from './writes';

// A mark has some 300 bytes, and up to 4 KB cost the same half a read unit.
const fewMarks = 10;

/** The marks of a scope and all things within it, or of one thing; those of each by time. */
export async function readMarks(table: Table, scope: string, of?: MarksOf) {
  if (of !== undefined) return readMarksOf(table, scope, of);
  const { items, readUnits } = await readPartition(table, nameMarks.partition(scope));
  return { marks: items.flatMap((item) => fromMarkItem(item) ?? []), readUnits };
}

/** Every scope ever seen, once with each name it ever had. */
export async function readScopes(table: Table) {
  const { items, readUnits } = await readPartition(table, scopeRegistry.partition);
  return { names: items.flatMap((item) => fromScopeItem(item) ?? []), readUnits };
}

/**
 * Writes a mark; the same mark again changes nothing. Of two names that records with one id give, the lesser
 * one stays, whichever came first. A mark of the scope itself also lists it.
 */
export async function writeMark(table: Table, mark: NameMark): Promise<void> {
  const { name } = mark;
  await Promise.all([
    mark.place === '' &&
      written(table, (client) =>
        client.send(new PutItemCommand({ TableName: table.name, Item: toScopeItem(mark) })),
      ),
    name !== undefined &&
      written(table, (client) =>
        client.send(
          new PutItemCommand({
            TableName: table.name,
            Item: toMarkItem(mark),
            ConditionExpression: 'attribute_not_exists(pk) OR #name > :name',
            ExpressionAttributeNames: { '#name': 'name' },
            ExpressionAttributeValues: { ':name': { S: name } },
          }),
        ),
      ),
  ]);
}

/** From the last mark backwards, so that it ends where the names of long ago begin. */
async function readMarksOf(table: Table, scope: string, { place, since = '' }: MarksOf) {
  const query = {
    partition: nameMarks.partition(scope),
    beginning: nameMarks.prefix(place),
    lastFirst: true,
    pageSize: since === '' ? undefined : fewMarks,
  };
  const marks: NameMark[] = [];
  let readUnits = 0;
  for await (const page of partitionPages(table, query)) {
    readUnits += page.readUnits;
    const read = page.items.flatMap((item) => fromMarkItem(item) ?? []);
    const before = read.findIndex(({ instant }) => instant < since);
    marks.push(...(before < 0 ? read : read.slice(0, before + 1)));
    if (before >= 0) break;
  }
  return { marks: marks.reverse(), readUnits };
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
  return omitUndefined({ scope: scope.S, place: place.S, instant: instant.S, id: id.S, name: name?.S });
}

function toScopeItem({ scope, name }: ScopeName) {
  const { pk, sk } = scopeRegistry.key({ scope, name });
  return {
    pk: { S: pk },
    sk: { S: sk },
    scope: { S: scope },
    ...(name !== undefined && { name: { S: name } }),
  };
}

/** The inverse of `toScopeItem`; undefined for an item that is none. */
function fromScopeItem({ scope, name }: Item): ScopeName | undefined {
  return scope?.S === undefined ? undefined : omitUndefined({ scope: scope.S, name: name?.S });
}
