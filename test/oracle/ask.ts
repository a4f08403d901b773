import type { Difference } from '../../src/model/change';
import { sharedIdOf } from '../../src/model/event-id';
import type { StoredEvent } from '../../src/model/stored';
import { blame } from '../../src/questions/blame';
import { diffStates, type PlaceDifference } from '../../src/questions/diff-states';
import { historyOf } from '../../src/questions/history-of';
import { promotions } from '../../src/questions/promotions';
import { ever } from '../../src/questions/resource';
import { revertOf } from '../../src/questions/revert-of';
import { type StateAt, stateAt } from '../../src/questions/state-at';
import { stateOfVersion } from '../../src/questions/state-of-version';
import { type StatesWithin, statesWithin } from '../../src/questions/states-within';
import { whoChanged } from '../../src/questions/who-changed';
import type { EventStore } from '../../src/store/store';
import { blamePath, changeText, documentText, inOrder, partText } from './knowledge/answers';
import { nowhere } from './knowledge/right';
import { type Doc, docOf, type Json, without } from './lex/json';
import { isMap, leavesOf, type Scalar } from './lex/leaves';
import { isAspect } from './lex/nouns';

/** What lextrail answers, item by item, in the words of the model. */
export interface Given {
  readonly items: ReadonlyMap<string, GivenItem>;
  /** Whether a doubt is with the answer as a whole or with any of its items. */
  readonly isDoubted: boolean;
  /** Nothing is said of items that are not there. */
  readonly isUnknown?: boolean;
}

export interface GivenItem {
  /** Undefined where lextrail says that it does not know. */
  readonly answer?: string;
  readonly isDoubted: boolean;
}

/** One bot in the store. */
export interface Asked {
  readonly store: EventStore;
  readonly scope: string;
}

export async function stateOf({ store, scope }: Asked, place: string, second?: number): Promise<Given> {
  const at = second === undefined ? ever : new Date(second * 1000 + 999).toISOString();
  const found = await stateAt(store, scope, place, at);
  return whole([['', stateItem(found, place)]], hasDoubt(found));
}

function stateItem(found: StateAt, place: string): GivenItem {
  const isDoubted = hasDoubt(found);
  if (found.kind === 'nothing' || isUnknown(found)) return { isDoubted };
  return { answer: found.kind === 'gone' ? nowhere : documentAt(place, found.document), isDoubted };
}

/** Of records that contradict each other lextrail says nothing of what they were about. */
function isUnknown({ document, doubts }: Pick<StateAt, 'document' | 'doubts'>): boolean {
  return Object.keys(document).length === 0 && doubts.some(({ kind }) => kind === 'disputed-record');
}

function documentAt(place: string, document: unknown): string {
  const leaves = leavesOf(comparable(docOf(document) ?? {}));
  return isAspect(place) && leaves.size === 0 ? nowhere : documentText([...leaves]);
}

/** Without what AWS fills into a policy, and with one form for lists of one. */
function comparable(document: Doc): Doc {
  if (!Array.isArray(document.Statement)) return without(document, ['Version']);
  const statements = document.Statement.map((statement: Json): Json => {
    const { Principal, ...rest } = without(docOf(statement) ?? {}, ['Resource']);
    const aws = docOf(Principal)?.AWS;
    return { ...rest, Principal: { AWS: Array.isArray(aws) ? aws : [aws ?? ''] } };
  });
  return statements.length === 0 ? {} : { Statement: statements };
}

export async function lastChange({ store, scope }: Asked, place: string): Promise<Given> {
  const found = await whoChanged(store, { scope, place });
  const end = /(?:^|\/)policy$/.test(place) ? undefined : found.end;
  const answer = [found.last, found.before, end].map(idOf).join(' ');
  const isDoubted = hasDoubt({ ...found, within: undefined });
  return whole([['', { answer, isDoubted }]], isDoubted);
}

/** The id that CloudTrail gave it, whichever of several records with that id it is. */
function idOf(stored: StoredEvent | undefined): string {
  return stored === undefined ? '-' : sharedIdOf(stored.event.id);
}

export async function history({ store, scope }: Asked, place: string): Promise<Given> {
  const options = { limit: 1000, newestFirst: false, within: false } as const;
  const page = await historyOf(store, { scope, place }, options);
  const changes = page.events.filter(({ event }) => event.lane === 'state' && event.action !== 'StartImport');
  const items = changes.map((stored): [string, GivenItem] => [
    idOf(stored),
    { answer: changeOf(stored), isDoubted: hasDoubt(stored) },
  ]);
  const isDoubted = page.doubts.length > 0 || items.some(([, item]) => item.isDoubted);
  const order = [...new Set(changes.map(idOf))].join(' ');
  return whole([[inOrder, { answer: order, isDoubted }], ...items], isDoubted);
}

function changeOf({ event, change }: StoredEvent): string | undefined {
  if (change?.against === 'partial') return partText(partIn(change.differences));
  if (event.action.startsWith('Create') && change?.against === 'first') return 'made';
  if (change === undefined || change.against !== 'earlier') return undefined;
  const { gone, come } = valuesIn(change.differences);
  return changeText(gone, come);
}

function partIn(differences: readonly Difference[]) {
  return {
    set: differences.flatMap((one) => (one.kind === 'set' ? scalars(one.after, one.path) : [])),
    unset: differences.flatMap((one) =>
      one.kind === 'unset' ? (/\[(.*)\]$/.exec(one.path)?.[1] ?? []) : [],
    ),
  };
}

function valuesIn(differences: readonly Difference[]) {
  const sides = differences.map((one) => ({
    gone: 'before' in one ? scalars(one.before, one.path) : [],
    come: 'after' in one ? scalars(one.after, one.path) : [],
  }));
  return { gone: sides.flatMap(({ gone }) => gone), come: sides.flatMap(({ come }) => come) };
}

/** The values that a difference takes away or brings; an entry of a list may be a value itself. */
function scalars(value: unknown, path: string): readonly Scalar[] {
  const doc = docOf(value);
  if (doc === undefined && !Array.isArray(value))
    return /(?:^|\.)(?:Version|Resource)\b/.test(path) ? [] : [value as Scalar];
  const member = /(?:^|\.)([^.[\]]+)$/.exec(path)?.[1] ?? '';
  const list = /(?:^|\.)([^.[\]]+)\[[^\]]*\]$/.exec(path)?.[1];
  const isEntry = list !== undefined && !isMap(list);
  const holder: Doc = isEntry ? { [list]: [value as Json] } : { [list ?? member]: value as Json };
  return [...leavesOf(path === '' ? comparable(doc ?? {}) : holder).values()];
}

export async function writers({ store, scope }: Asked, place: string): Promise<Given> {
  const found = await blame(store, { scope, place });
  const isDoubted = hasDoubt({ ...found, lines: [] });
  const lines = found.lines.map((line): [string, GivenItem] => [
    blamePath(line.path),
    {
      answer: line.by === 'event' ? idOf(line.event) : undefined,
      isDoubted: isDoubted || hasDoubt({ ...line, event: undefined }),
    },
  ]);
  // What AWS fills into a policy, and a list that is empty, are nothing that anybody wrote.
  const own = lines.filter(([path]) => !/^Version$|\.Resource\b|^(?:tags|items|Statement)$/.test(path));
  const isAllUnknown = own.length === 0 && isUnknown({ document: {}, doubts: found.doubts });
  return { ...whole(own, isDoubted || own.some(([, line]) => line.isDoubted)), isUnknown: isAllUnknown };
}

export async function served({ store, scope }: Asked, place: string): Promise<Given> {
  const { aliases } = await promotions(store, scope, place);
  const moves = aliases.flatMap((alias) => [
    ...alias.promotions.map(({ to, event }) => `${to ?? '-'} ${idOf(event)}`),
    alias.isDeleted ? 'gone' : '',
  ]);
  const isDoubted = hasDoubt(aliases);
  return whole([['', { answer: moves.join(', '), isDoubted }]], isDoubted);
}

export async function versionContents({ store, scope }: Asked, place: string): Promise<Given> {
  const found = await stateOfVersion(store, scope, place.replace('version/', ''));
  const isDoubted = hasDoubt({ ...found, states: undefined }) || found.unknown.length > 0;
  return statesGiven(found.states, isDoubted);
}

export async function everything({ store, scope }: Asked, second?: number): Promise<Given> {
  const at = second === undefined ? ever : new Date(second * 1000 + 999).toISOString();
  const found = await statesWithin(store, scope, '', at);
  return statesGiven(found.states, hasDoubt({ ...found, states: undefined }));
}

function statesGiven(states: StatesWithin['states'], isDoubted: boolean): Given {
  const named = [...states].filter(([place]) => !/\/(?:intent|slottype|slot)$/.test(place));
  const items = named.map(([place, state]): [string, GivenItem] => [
    place,
    {
      answer: isUnknown(state)
        ? undefined
        : state.kind === 'gone'
          ? nowhere
          : documentAt(place, state.document),
      isDoubted: hasDoubt(state),
    },
  ]);
  return whole(items, isDoubted || items.some(([, item]) => item.isDoubted));
}

export async function differences({ store, scope }: Asked, from: number, to: number): Promise<Given> {
  const [before, after] = await Promise.all(
    [from, to].map((second) => statesWithin(store, scope, '', new Date(second * 1000 + 999).toISOString())),
  );
  const found = before && after ? diffStates(before, after) : [];
  const items = found.map((one): [string, GivenItem] => {
    const isUnknown = one.kind === 'unknown';
    const answer = isUnknown ? undefined : differenceOf(one);
    return [one.place, { answer, isDoubted: isUnknown || hasDoubt(one) }];
  });
  return whole(
    items,
    hasDoubt([before?.doubts, after?.doubts].map((doubts) => ({ doubts }))) ||
      items.some(([, item]) => item.isDoubted),
  );
}

function differenceOf({ place, kind, differences }: PlaceDifference): string {
  const { gone, come } = valuesIn(differences);
  if (kind === 'changed' && gone.length + come.length === 0) return nowhere;
  if (isAspect(place)) return 'different';
  return kind === 'changed' ? changeText(gone, come) : kind;
}

/** What the commands that take a call back would restore; a refusal says nothing, and so nothing wrong. */
export async function takenBack({ store }: Asked, stored: StoredEvent): Promise<Given | undefined> {
  const { event } = stored;
  const revert = await revertOf(store, event);
  if (revert.kind === 'impossible') return undefined;
  const [command = ''] = revert.commands;
  const isDoubted = hasDoubt(revert);
  const input = /--cli-input-json '(.*)'$/s.exec(command)?.[1] ?? '{}';
  const isUndone = event.action.startsWith('Create');
  const answer = isUndone ? nowhere : restored(event.place, docOf(JSON.parse(input)) ?? {});
  return whole([['', { answer, isDoubted }]], isDoubted);
}

function restored(place: string, input: Doc): string {
  const policy = typeof input.policy === 'string' ? docOf(JSON.parse(input.policy)) : undefined;
  const ids = ['botId', 'localeId', 'intentId', 'slotId', 'botAliasId', 'resourceArn'];
  const content = policy ?? without(input, ids);
  const isAlias = /^alias\/[^/]+$/.test(place);
  const isSlot = /\/slot\//.test(place);
  const left = without(content, [...(isAlias ? [] : ['botVersion']), ...(isSlot ? [] : ['slotTypeId'])]);
  return documentAt(place, left);
}

function whole(items: readonly (readonly [string, GivenItem])[], isDoubted: boolean): Given {
  return { items: new Map(items), isDoubted };
}

/** Whether there is a doubt anywhere in an answer. */
function hasDoubt(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasDoubt);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, member]) =>
    name === 'doubts' ? Array.isArray(member) && member.length > 0 : isInner(name) && hasDoubt(member),
  );
}

/** Not the records themselves, in which anything may be. */
function isInner(name: string): boolean {
  return !['event', 'document', 'differences'].includes(name);
}
