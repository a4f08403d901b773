import { type Doubt, mergedDoubts } from '../model/doubt';
import type { NameIndex } from '../model/name-index';
import { isWithin, type Place } from '../model/place';
import { namedEvent } from '../query/run/named-event';
import { namesOf } from '../query/run/names-of';
import { type ComparedStates, diffStates } from '../questions/diff-states';
import { knownVersions } from '../questions/known-versions';
import { type Resource, resourceAt } from '../questions/resource';
import { stateOfVersion } from '../questions/state-of-version';
import { type PlaceState, statesWithin } from '../questions/states-within';
import type { EventStore } from '../store/store';
import type { Comparison, LabelledDifference } from '../view/answers/diff';
import { namedDifferences } from '../view/named-differences';
import { safeText } from '../view/safe-text';
import { readableTime } from '../view/time';
import type { AskedStore } from './ask';
import type { CommandContext } from './command';
import { type Failure, failed } from './failure';
import type { NextStep } from './next';
import { askedResource, resourceWord } from './resource-of';
import { lastInstantOf } from './time-options';

/** `OrderFlowers@7`, `OrderFlowers/BookHotel@2026-11-01`: a resource, and when or in which version. */
export interface ResourceMoment {
  readonly resource: string;
  readonly version?: string;
  readonly at?: string;
}

/** What a word with an `@` asks for; undefined for one without. */
export function readResourceMoment(word: string, context: CommandContext): ResourceMoment | undefined {
  const [, resource, timestamp] = /^(.+)@([^@/]+)$/s.exec(word) ?? [];
  if (resource === undefined || timestamp === undefined) return undefined;
  if (/^\d{1,5}$/.test(timestamp)) return { resource, version: timestamp };
  return { resource, at: lastInstantOf('what follows the @', timestamp, context) };
}

interface Side extends ResourceMoment {
  readonly found: Resource;
  readonly names: NameIndex;
  /** By place in the scope; those of a version by their place in the draft. */
  readonly states: ReadonlyMap<Place, PlaceState>;
  readonly absent: ReadonlySet<Place>;
  readonly unknown: readonly string[];
  readonly doubts: readonly Doubt[];
}

/** What differs between two moments or versions of a bot, of something in it, or of two bots. */
export async function compareMoments(
  asked: AskedStore,
  before: ResourceMoment,
  after: ResourceMoment,
): Promise<{ readonly comparison: Comparison; readonly next: NextStep }> {
  const [one, other] = [await sideOf(asked, before), await sideOf(asked, after)];
  const isDraftOnly = [one, other].some(({ version }) => version !== undefined);
  const byName = one.found.scope !== other.found.scope || one.found.place !== other.found.place;
  const old = keyed(one, { isDraftOnly, byName });
  const young = keyed(other, { isDraftOnly, byName });
  const places = diffStates(old, young).map(
    (found): LabelledDifference => ({
      ...found,
      place: young.places.get(found.place) ?? old.places.get(found.place) ?? found.place,
      label: young.labels.get(found.place) ?? old.labels.get(found.place) ?? found.place,
      differences: withNames(other, young.states.get(found.place), found.differences),
    }),
  );
  return {
    comparison: {
      before: sideWords(one),
      after: sideWords(other),
      places,
      unknown: [...one.unknown, ...other.unknown],
      doubts: mergedDoubts(one.doubts, other.doubts),
    },
    next: { command: 'history', words: [resourceWord(other.found)], options: { patch: true } },
  };
}

async function sideOf(asked: AskedStore, moment: ResourceMoment): Promise<Side> {
  const { store } = asked;
  const found = await askedResource(asked, moment.resource);
  const { scope, place } = found;
  const names = await namesOf(store, [scope]);
  const { version, at } = moment;
  if (version === undefined) {
    const { states, absent, doubts } = await statesWithin(store, scope, place, at ?? '');
    return { ...moment, found, names, states, absent, unknown: [], doubts };
  }
  const contents = await stateOfVersion(store, scope, version);
  const drafts = [...contents.states].map(([inner, state]) => [`DRAFT/${inner}`, state] as const);
  const states = new Map(drafts.filter(([inner]) => isWithin(inner, place)));
  if (contents.event === undefined) throw await noVersion(store, found, version);
  const why = contents.unknown.map((locale) => `what version ${version} holds in ${locale} is not known`);
  const absent = new Set([...contents.absent].map((inner) => `DRAFT/${inner}`));
  return { ...moment, found, names, states, absent, unknown: why, doubts: contents.doubts };
}

/** Compared with nothing, everything would seem to be new. */
async function noVersion(store: EventStore, found: Resource, version: string): Promise<Failure> {
  const { versions } = await knownVersions(store, found.scope);
  const known = versions.length === 0 ? 'no call made one' : `calls made ${versions.join(', ')}`;
  return failed(
    `no version ${version} of ${safeText(found.label)} is known: ${known}; one older than the trail cannot be compared`,
  );
}

interface Keyed extends ComparedStates {
  readonly labels: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, Place>;
}

/** Places that can be compared: of one and the same thing as they are, of two things by their names. */
function keyed(
  { found, names, states, absent, doubts }: Side,
  { isDraftOnly, byName }: { readonly isDraftOnly: boolean; readonly byName: boolean },
): Keyed {
  const compared = [...states].filter(([place]) => !isDraftOnly || isWithin(place, 'DRAFT'));
  const labelOf = (place: Place) => resourceAt(found.scope, place, names).label;
  const keyOf = (place: Place) => (byName ? labelOf(place).slice(found.label.length) || '(itself)' : place);
  const entries = compared.map(([place, state]) => ({
    key: keyOf(place),
    label: labelOf(place),
    place,
    state,
  }));
  return {
    doubts,
    absent: new Set([...absent].map(keyOf)),
    states: new Map(entries.map(({ key, state }) => [key, state])),
    labels: new Map(entries.map(({ key, label }) => [key, label])),
    places: new Map(entries.map(({ key, place }) => [key, place])),
  };
}

function withNames(
  { names }: Side,
  state: PlaceState | undefined,
  differences: LabelledDifference['differences'],
): LabelledDifference['differences'] {
  if (state === undefined) return differences;
  const change = { against: 'earlier', basis: '', differences } as const;
  return namedDifferences({ ...namedEvent(state.event, names), change });
}

function sideWords({ found, version, at }: Side): string {
  return `${found.label}@${version ?? readableTime(at ?? '')}`;
}
