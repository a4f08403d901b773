import { resourcesInScope } from '../../model/resources-in-scope';
import type { NameMark, StoredRow } from '../../model/stored';
import type { EventStore } from '../../store/store';
import { everything, type Term } from '../filter/filter';
import { nearest } from '../filter/nearest';
import { printFilter } from '../filter/print-filter';
import { botNames } from '../plan/bot-names';
import { pageSizes } from './page-sizes';
import { scanRows } from './scan-rows';

/** The term with a value that is there in the place of one that is not; undefined where none is near. */
export async function suggestionFor(
  store: EventStore,
  term: Term,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const [value] = term.values;
  if (value?.kind !== 'text' || term.values.length > 1) return undefined;
  const known = await valuesSeen(store, term, signal);
  const near = nearest(value.text, [...new Set(known)]);
  if (near === undefined || near.toLowerCase() === value.text.toLowerCase()) return undefined;
  return printFilter({ ...term, values: [{ kind: 'text', text: near }] });
}

async function valuesSeen(
  store: EventStore,
  { field }: Term,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  if (field === 'bot') return [...botNames((await store.bots()).names).values()].flat();
  if (resourceFields.has(field)) return resourceNames(store, field);
  const read = rowValues.get(field);
  if (read === undefined) return [];
  const values: string[] = [];
  for await (const rows of await scanRows(store, everything, { signal, maxReads: pageSizes.mostRows })) {
    values.push(...rows.flatMap((row) => read(row) ?? []));
  }
  return values;
}

const rowValues: ReadonlyMap<Term['field'], (row: StoredRow) => string | undefined> = new Map([
  ['actor', ({ actor }: StoredRow) => actor],
  ['role', ({ role }: StoredRow) => role],
  ['error', ({ error }: StoredRow) => error],
  ['account', ({ account }: StoredRow) => account],
  ['region', ({ region }: StoredRow) => region],
  ['service', ({ service }: StoredRow) => service],
]);

const resourceFields: ReadonlySet<Term['field']> = new Set(['intent', 'slot', 'slottype', 'locale', 'alias']);

/** How many bots are looked through for names of what is in them. */
const mostBots = 20;

async function resourceNames(store: EventStore, field: Term['field']): Promise<readonly string[]> {
  const scopes = [...botNames((await store.bots()).names).keys()].slice(0, mostBots);
  const reads = await Promise.all(scopes.map((scope) => store.names(scope)));
  return reads.flatMap(({ marks }) => marks.flatMap((mark) => wordsFor(field, mark)));
}

/** The ids of this kind on the way to what a mark names, and the name where it is of this kind itself. */
function wordsFor(field: Term['field'], mark: NameMark): readonly string[] {
  const resources = resourcesInScope(mark).filter((one) => one.field === field && one.id !== '');
  return resources.flatMap(({ id, place }) =>
    place === mark.place && mark.name !== undefined ? [id, mark.name] : [id],
  );
}
