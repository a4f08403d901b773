import { type NameIndex, nameIndex } from '../model/name-index';
import type { NameMark } from '../model/stored';
import type { EventStore } from '../store/store';

export interface SyncReport {
  /** Names that Lex told. */
  readonly seen: number;
  /** Those that the store did not know and now does. */
  readonly added: number;
}

/** Keeps names that were read from Lex as what they are: seen at that moment. Known names are left as they are. */
export async function syncNames(store: EventStore, marks: AsyncIterable<NameMark>): Promise<SyncReport> {
  const known = new Map<string, NameIndex>();
  let [seen, added] = [0, 0];
  for await (const mark of marks) {
    seen += 1;
    const names = await namesFor(store, mark, known);
    if (names.nameAt(mark.scope, mark.place, mark.instant) === mark.name) continue;
    await store.putMark(mark);
    added += 1;
  }
  return { seen, added };
}

/** The names of each scope are read once. */
async function namesFor(
  store: EventStore,
  { scope }: NameMark,
  known: Map<string, NameIndex>,
): Promise<NameIndex> {
  const names = known.get(scope) ?? nameIndex((await store.names(scope)).marks);
  known.set(scope, names);
  return names;
}
