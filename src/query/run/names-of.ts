import { concurrently } from '../../model/concurrently';
import { type NameIndex, nameIndex } from '../../model/name-index';
import type { Place } from '../../model/place';
import { readScope } from '../../model/scope';
import type { NameMark } from '../../model/stored';
import type { EventStore, MarksOf } from '../../store/store';
import { type BotNames, botNames } from '../plan/bot-names';
import type { NamedResource } from './resources-named';

/** Names as far as they were loaded; nothing is read twice. */
export interface NameDirectory {
  readonly names: NameIndex;
  /** Loads the names of scopes and of everything within them, which judging by name needs. */
  load(scopes: Iterable<string>): Promise<void>;
  /** Loads the names of single resources, each from its instant on. */
  loadResources(things: Iterable<NamedResource>): Promise<void>;
  /** Loads all scopes with every name they have had, which finding bots by name needs. */
  loadBots(): Promise<BotNames>;
}

/** How many scopes or things are asked for at once. */
const concurrency = 16;

/** A directory that knows nothing yet; `units` hears what loading costs. */
export function nameDirectory(
  store: EventStore,
  units: (readUnits: number) => void = () => {},
): NameDirectory {
  const known = new Map<string, KnownNames>();
  let bots: BotNames | undefined;
  const isOpen = (scope: string) => readScope(scope) !== undefined && known.get(scope)?.isWhole !== true;

  async function read(scope: string, of?: MarksOf): Promise<void> {
    const { marks, readUnits } = await store.names(scope, of);
    units(readUnits);
    known.set(scope, withMarks(known.get(scope), marks, of));
  }

  return {
    names: {
      nameAt: (scope, place, at) => {
        const names = known.get(scope);
        return reaches(names, place, at) ? names?.index.nameAt(scope, place, at) : undefined;
      },
      everNamed: (scope, place) => {
        const names = known.get(scope);
        if (names?.isWhole) return names.index.everNamed(scope, place);
        return (place === '' ? bots?.get(scope) : undefined) ?? [];
      },
    },
    async load(scopes) {
      await concurrently([...new Set(scopes)].filter(isOpen), concurrency, (scope) => read(scope));
    },
    async loadResources(things) {
      const open = earliest(things).filter(
        ({ scope, place, since = '' }) => isOpen(scope) && !reaches(known.get(scope), place, since),
      );
      await concurrently(open, concurrency, ({ scope, ...of }) => read(scope, of));
    },
    async loadBots() {
      const { names, readUnits } = await store.bots();
      units(readUnits);
      bots = botNames(names);
      return bots;
    },
  };
}

/** Names of some scopes and of all things within them. */
export async function namesOf(store: EventStore, scopes: Iterable<string>): Promise<NameIndex> {
  const directory = nameDirectory(store);
  await directory.load(scopes);
  return directory.names;
}

/** What was read of a scope's names. */
interface KnownNames {
  /** Whether that is all. */
  readonly isWhole: boolean;
  /** From which instant on the name of a single thing is known. */
  readonly since: ReadonlyMap<Place, string>;
  readonly marks: readonly NameMark[];
  readonly index: NameIndex;
}

function withMarks(
  known: KnownNames | undefined,
  more: readonly NameMark[],
  of: MarksOf | undefined,
): KnownNames {
  const marks = [...(known?.marks ?? []), ...more];
  const since = new Map(known?.since);
  if (of !== undefined) since.set(of.place, of.since ?? '');
  return { isWhole: of === undefined || known?.isWhole === true, since, marks, index: nameIndex(marks) };
}

function reaches(known: KnownNames | undefined, place: Place, at: string): boolean {
  const since = known?.isWhole ? '' : known?.since.get(place);
  return since !== undefined && since <= at;
}

/** Each thing once, from the earliest instant that it is asked for. */
function earliest(things: Iterable<NamedResource>): readonly NamedResource[] {
  const each = new Map<string, NamedResource>();
  for (const thing of things) {
    const key = `${thing.scope}|${thing.place}`;
    const other = each.get(key);
    if (other === undefined || (thing.since ?? '') < (other.since ?? '')) each.set(key, thing);
  }
  return [...each.values()];
}
