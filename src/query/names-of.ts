import { type NameIndex, nameIndex } from '../name-index';
import type { EventStore } from '../store/store';

/** Names as far as they were loaded; each scope is read once. */
export interface NameDirectory {
  readonly names: NameIndex;
  /** Makes the names within these scopes known. */
  load(scopes: Iterable<string>): Promise<void>;
}

/** The names of scopes themselves at once, of things within them when asked for; `units` hears what it costs. */
export async function nameDirectory(
  store: EventStore,
  units: (readUnits: number) => void = () => {},
): Promise<NameDirectory> {
  const bots = await store.bots();
  units(bots.readUnits);
  const ofScopes = nameIndex(bots.marks);
  const within = new Map<string, NameIndex>();
  const indexOf = (scope: string, place: string) => (place === '' ? ofScopes : within.get(scope));
  return {
    names: {
      nameAt: (scope, place, at) => indexOf(scope, place)?.nameAt(scope, place, at),
      everNamed: (scope, place) => indexOf(scope, place)?.everNamed(scope, place) ?? [],
      scopes: () => ofScopes.scopes(),
    },
    async load(scopes) {
      const missing = [...new Set(scopes)].filter((scope) => scope.startsWith('arn:') && !within.has(scope));
      const loaded = await Promise.all(missing.map((scope) => store.names(scope)));
      loaded.forEach(({ marks, readUnits }, index) => {
        within.set(missing[index] ?? '', nameIndex(marks));
        units(readUnits);
      });
    },
  };
}

/** Names of some scopes and of all things within them. */
export async function namesOf(store: EventStore, scopes: Iterable<string>): Promise<NameIndex> {
  const directory = await nameDirectory(store);
  await directory.load(scopes);
  return directory.names;
}
