import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { projections, schema } from '../schema';

export type Item = Readonly<Record<string, AttributeValue>>;

/** DynamoDB's limit of one item, names of attributes included. */
export const maxItemBytes = 400 * 1024;

/** What one item costs to write: units of 1 KB in the table and in each index that has a row of it. */
export interface WriteUnits {
  readonly table: number;
  readonly indexes: Readonly<Record<string, number>>;
  readonly total: number;
}

/** Bytes of an item as DynamoDB counts them (developer guide, "Item sizes and formats"). */
export function itemBytes(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + textBytes(name) + valueBytes(value), 0);
}

/** The row that an index holds of an item; undefined where the item lacks a key of the index. */
export function indexRow(item: Item, name: keyof typeof schema.indexes): Item | undefined {
  const { partitionKey, sortKey, projected } = schema.indexes[name];
  if (item[partitionKey] === undefined || item[sortKey] === undefined) return undefined;
  const names = new Set<string>([schema.partitionKey, schema.sortKey, partitionKey, sortKey]);
  for (const each of projections[projected]) names.add(each);
  return Object.fromEntries(Object.entries(item).filter(([each]) => names.has(each)));
}

/** Write units of putting a new item: 1 for each begun KB, in the table and in each index. */
export function writeUnits(item: Item): WriteUnits {
  const indexes: Record<string, number> = {};
  for (const name of indexNames) {
    const row = indexRow(item, name);
    if (row !== undefined) indexes[name] = units(row);
  }
  const table = units(item);
  return { table, indexes, total: Object.values(indexes).reduce((sum, each) => sum + each, table) };
}

const indexNames = ['byBot', 'byActor', 'byTime', 'byFault'] as const;

function units(item: Item): number {
  return Math.ceil(itemBytes(item) / 1024);
}

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return textBytes(value.S);
  if (value.N !== undefined) return numberBytes(value.N);
  if (value.B !== undefined) return value.B.length;
  if (value.SS !== undefined) return value.SS.reduce((sum, each) => sum + textBytes(each), 0);
  // 3 bytes for a list, and 1 for each of its elements.
  if (value.L !== undefined) return value.L.reduce((sum, each) => sum + 1 + valueBytes(each), 3);
  return 1;
}

/** About a byte for two digits, and one more. */
function numberBytes(number: string): number {
  return Math.ceil(number.replace(/\D/g, '').length / 2) + 1;
}

function textBytes(text: string): number {
  return Buffer.byteLength(text);
}
