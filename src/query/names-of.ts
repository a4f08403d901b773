import type { AuditEvent } from '../event';
import { type NameIndex, nameIndex } from '../name-index';
import type { Place } from '../place';
import type { EventStore, NameMark } from '../store/store';
import { placesAround } from './places-around';

/** Names as far as they were loaded; nothing is read twice. */
export interface NameDirectory {
  readonly names: NameIndex;
  /** Makes the names of all things within these scopes known, as a filter by name asks. */
  load(scopes: Iterable<string>): Promise<void>;
  /** Makes known what a view of these events names: a bounded read, however many things their bots hold. */
  loadAround(events: readonly AuditEvent[]): Promise<void>;
}

/** The names of scopes themselves at once, of things within them when asked for; `units` hears what it costs. */
export async function nameDirectory(
  store: EventStore,
  units: (readUnits: number) => void = () => {},
): Promise<NameDirectory> {
  const bots = await store.bots();
  units(bots.readUnits);
  const ofScopes = nameIndex(bots.marks);
  const within = new Map<string, ScopeNames>();
  const indexOf = (scope: string, place: string) => (place === '' ? ofScopes : within.get(scope)?.index);

  async function read(scope: string, around: Place): Promise<void> {
    const known = within.get(scope) ?? { read: new Set<Place>(), marks: [], index: nameIndex([]) };
    within.set(scope, known);
    if (!scope.startsWith('arn:') || known.read.has('') || known.read.has(around)) return;
    known.read.add(around);
    const { marks, readUnits } = await store.names(scope, around);
    units(readUnits);
    known.marks = [...known.marks, ...marks];
    known.index = nameIndex(known.marks);
  }

  return {
    names: {
      nameAt: (scope, place, at) => indexOf(scope, place)?.nameAt(scope, place, at),
      everNamed: (scope, place) => indexOf(scope, place)?.everNamed(scope, place) ?? [],
      scopes: () => ofScopes.scopes(),
    },
    load: async (scopes) => void (await Promise.all([...scopes].map((scope) => read(scope, '')))),
    loadAround: async (events) =>
      void (await Promise.all(
        events.flatMap((event) => placesAround(event).map((place) => read(event.scope, place))),
      )),
  };
}

interface ScopeNames {
  /** Places that were read with all beneath them; the empty one is all. */
  readonly read: Set<Place>;
  marks: readonly NameMark[];
  index: NameIndex;
}

/** Names of some scopes and of all things within them. */
export async function namesOf(store: EventStore, scopes: Iterable<string>): Promise<NameIndex> {
  const directory = await nameDirectory(store);
  await directory.load(scopes);
  return directory.names;
}
