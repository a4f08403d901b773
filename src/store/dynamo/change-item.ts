import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Change, Difference } from '../../model/change';
import { gunzipJson, gzipJson } from './gzip-json';
import type { Item } from './item-size';

// What a record of 256 KB leaves of an item's 400 (item.ts).
const maxChangeBytes = 112 * 1024;
// An ordinary index row has about 750 bytes; with these its paths stay within one write unit of 1 KB.
const maxChangedBytes = 256;

/** A change as attributes of the item of its event. */
export function toChangeItem(change: Change) {
  return {
    basis: { S: change.basis },
    changes: { N: String(change.differences.length + (change.cut ?? 0)) },
    changed: { L: leadingPaths(change.differences).map((path) => ({ S: path })) },
    change: { B: compressedChange(change) },
  } satisfies Record<string, AttributeValue>;
}

/** The inverse of `toChangeItem`; undefined where the event changed nothing. */
export function fromChangeItem(item: Item): Change | undefined {
  const change = item.change?.B === undefined ? undefined : gunzipJson(item.change.B);
  // It was written by `toChangeItem`.
  return change as Change | undefined;
}

/** One path for each difference, in their order, as far as they fit; fewer than `changes` says there are more. */
function leadingPaths(differences: readonly Difference[]): readonly string[] {
  let bytes = 0;
  const more = differences.findIndex(({ path }) => {
    // DynamoDB counts one byte for an element of a list.
    bytes += Buffer.byteLength(path) + 1;
    return bytes > maxChangedBytes;
  });
  return differences.slice(0, more < 0 ? undefined : more).map(({ path }) => path);
}

function compressedChange(change: Change): Uint8Array {
  const compressed = gzipJson(change);
  if (compressed.length <= maxChangeBytes) return compressed;
  const kept = Math.floor(change.differences.length / 2);
  const cut = (change.cut ?? 0) + change.differences.length - kept;
  return compressedChange({ ...change, differences: change.differences.slice(0, kept), cut });
}
