import { partialUpdateOf } from '../change/partial-updates';
import { segmentsOf } from '../change/path';
import { takenBack } from '../change/three-way';
import { type Doubt, mergedDoubts } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import { isObject, type JsonObject } from '../model/json';
import { positionOf } from '../model/position';
import type { EventStore } from '../store/store';
import { command, type IdMembers, identities, resourceIds } from './api-command';
import { ever } from './resource';
import { whyNotRestorable, whyUncertain } from './restorable';
import { changesSince, whatServes } from './revert-context';
import { type StateAt, stateAt, stateBefore } from './state-at';

/** How to restore what was there before a call. */
export type Revert = { readonly readUnits: number } & (
  | {
      readonly kind: 'commands';
      readonly commands: readonly string[];
      /** What they do not restore. */
      readonly notes: readonly string[];
      /** What may have been there besides, or instead. */
      readonly doubts: readonly Doubt[];
    }
  | { readonly kind: 'impossible'; readonly why: string }
);

type Restored =
  | Omit<Revert & { kind: 'commands' }, 'readUnits'>
  | Omit<Revert & { kind: 'impossible' }, 'readUnits'>;

export interface RevertOptions {
  /** Also where it takes back a later change. @default false */
  readonly force?: boolean;
}

/**
 * The AWS CLI (version 2) commands that restore what a call changed; nobody runs them but the reader.
 * They carry the whole state, since Lex removes what an Update leaves out: the last known one, with only the
 * paths of this call set back. Where a later call changed such a path again it is impossible, unless forced.
 *
 * @example
 * ```ts
 * const revert = await revertOf(store, named.event);
 * console.log(revert.kind === 'commands' ? revert.commands.join('\n') : revert.why);
 * ```
 */
export async function revertOf(
  store: EventStore,
  event: AuditEvent,
  { force = false }: RevertOptions = {},
): Promise<Revert> {
  if (event.lex !== 'V2')
    return impossible('only calls of Lex V2 can be reverted; AWS ended support for V1 in 2025');
  if (event.lane !== 'state') return impossible('the call changed nothing');
  if (!/^[a-z\d-]+$/.test(event.region)) return impossible('the record does not say in which Region it was');
  const { scope, place } = event;
  const before = await stateBefore(store, event);
  const after = await stateAt(store, scope, place, positionOf(event));
  const now = await stateAt(store, scope, place, ever);
  const since = await changesSince(store, event);
  const blocker = await whatServes(store, event);
  const readUnits = [before, after, now, since, blocker].reduce((sum, read) => sum + read.readUnits, 0);
  if (blocker.why !== undefined) return { kind: 'impossible', why: blocker.why, readUnits };
  const states = { before, after, now, later: since.events, isForced: force };
  return { ...restored(event, states), readUnits };
}

/** The states around a call, and what was done to its resource since. */
interface RevertStates {
  readonly before: StateAt;
  readonly after: StateAt;
  readonly now: StateAt;
  /** Oldest first. */
  readonly later: readonly AuditEvent[];
  /** Whether to take the call back also where later calls changed the same. */
  readonly isForced: boolean;
}

function restored(event: AuditEvent, states: RevertStates): Restored {
  const { before, now } = states;
  if (/^(Tag|Untag)Resource$/.test(event.action)) return retagged(event, before, now);
  const [, verb, noun = ''] = /^(Create|Update|Delete)(.+)$/.exec(event.action) ?? [];
  const identity = identities.get(noun);
  const ids = identity && resourceIds(event, identity);
  if (identity === undefined) return no(`we do not know how to revert ${event.action}`);
  if (ids === undefined) return no('the call does not say which resource it was');
  const isThere = now.kind === 'known';
  if (verb !== 'Delete' && !isThere) return no('what it was about was deleted since');
  if (verb === 'Create')
    return yes([command(event, `Delete${noun}`, ids)], laterNotes(states.later, 'is lost with it'));
  const problem = problemOf(event, before);
  if (problem !== undefined) return no(problem);
  if (verb === 'Update') return takenBackBy(event, { noun, ids }, states);
  if (isThere) return no('it was made again since');
  return remade(event, {
    noun,
    identity,
    ids,
    content: contentOf(noun, before.document),
    doubts: before.doubts,
  });
}

/** The state now with only the paths of the call set back. */
function takenBackBy(
  event: AuditEvent,
  { noun, ids }: { readonly noun: string; readonly ids: JsonObject },
  { before, after, now, later, isForced }: RevertStates,
): Restored {
  // One text to the API, in which equal policies can be written in several ways: it is taken back whole.
  if (noun === 'ResourcePolicy' && later.length > 0)
    return no(`it was changed again since, by ${laterWords(later)}`);
  const unsure = problemOf(event, after) ?? problemOf(event, now);
  if (unsure !== undefined) return no(unsure.replace('was there before', 'is there now'));
  const { document, undone, conflicts } = takenBack(before.document, after.document, now.document);
  if (undone.length === 0) return no('the call changed nothing');
  const [first] = conflicts;
  if (first !== undefined && !isForced) {
    return no(
      `${first} was changed again since, and --force would lose that; calls since: ${laterWords(later)}`,
    );
  }
  const warnings = conflicts.map((path) => `warning: ${path} was changed again since; that is lost`);
  const whole = noun === 'ResourcePolicy' ? before.document : document;
  const commands = [command(event, `Update${noun}`, { ...ids, ...contentOf(noun, whole) })];
  return yes(
    commands,
    [...warnings, ...laterNotes(later, conflicts.length > 0 ? 'is kept elsewhere' : 'is kept')],
    mergedDoubts(before.doubts, now.doubts),
  );
}

function laterNotes(later: readonly AuditEvent[], what: string): readonly string[] {
  return later.length === 0 ? [] : [`changed since by ${laterWords(later)}; what that did ${what}`];
}

function laterWords(later: readonly AuditEvent[]): string {
  const words = later
    .slice(-3)
    .map(({ action, id, actor, time }) => `${action} ${id.slice(0, 8)} (${actor}, ${time})`);
  const more = later.length - words.length;
  return `${words.join(', ')}${more > 0 ? ` and ${more} earlier` : ''}`;
}

function problemOf(event: AuditEvent, before: StateAt): string | undefined {
  const problem = whyNotRestorable(before);
  if (problem !== undefined || event.action !== 'DeleteBotVersion') return problem;
  return 'a deleted version cannot be made again with its number';
}

interface Remade {
  readonly noun: string;
  readonly identity: IdMembers;
  readonly ids: JsonObject;
  readonly content: JsonObject;
  readonly doubts: readonly Doubt[];
}

function remade(event: AuditEvent, { noun, identity, ids, content, doubts }: Remade): Restored {
  const { [identity.own]: own, ...parents } = ids;
  // CreateIntent takes no priorities: the slots they name do not exist yet.
  const { slotPriorities, ...creatable } = content;
  const chosen = identity.isChosen === true ? { [identity.own]: own } : {};
  return yes(
    [command(event, `Create${noun}`, { ...parents, ...chosen, ...creatable })],
    [
      'what was within it was deleted too and is not restored',
      ...(identity.isChosen ? [] : ['it gets a new id']),
    ],
    doubts,
  );
}

/** A policy is one text to the API. */
function contentOf(noun: string, document: JsonObject): JsonObject {
  return noun === 'ResourcePolicy' ? { policy: JSON.stringify(document) } : document;
}

function retagged(event: AuditEvent, before: StateAt, now: StateAt): Restored {
  const keys = (partialUpdateOf(event) ?? []).map(({ path }) => segmentsOf(path).at(-1) ?? '');
  const resource = isObject(event.request) ? event.request.resourceARN : undefined;
  if (keys.length === 0 || resource === undefined) return no('the call does not say what it tagged');
  const tags = isObject(before.document.tags) ? before.document.tags : {};
  const changedAgain = keys.find((key) => !isAsCallLeft(event, key, now));
  if (changedAgain !== undefined) return no(`the tag ${changedAgain} was changed again since`);
  const had = keys.filter((key) => Object.hasOwn(tags, key));
  const lacked = keys.filter((key) => !Object.hasOwn(tags, key));
  const isUnsure = lacked.length > 0 && (before.kind === 'nothing' || before.doubts.length > 0);
  if (isUnsure) return no(`what was there before is not known: no earlier call names the tag ${lacked[0]}`);
  const reason = whyUncertain(before.doubts.filter(({ kind }) => kind !== 'first-known-state'));
  if (reason !== undefined) return no(`what was there before is not known: ${reason}`);
  const again = Object.fromEntries(had.map((key) => [key, tags[key]]));
  return yes([
    ...(had.length > 0 ? [command(event, 'TagResource', { resourceARN: resource, tags: again })] : []),
    ...(lacked.length > 0
      ? [command(event, 'UntagResource', { resourceARN: resource, tagKeys: lacked })]
      : []),
  ]);
}

/** Whether a tag is now what the call made it. */
function isAsCallLeft(event: AuditEvent, key: string, { document }: StateAt): boolean {
  const tags = isObject(document.tags) ? document.tags : {};
  const own = (partialUpdateOf(event) ?? []).find(({ path }) => segmentsOf(path).at(-1) === key);
  return (own?.kind === 'set' ? own.after : undefined) === tags[key];
}

function yes(
  commands: readonly string[],
  notes: readonly string[] = [],
  doubts: readonly Doubt[] = [],
): Restored {
  return { kind: 'commands', commands, notes, doubts };
}

function no(why: string): Restored {
  return { kind: 'impossible', why };
}

function impossible(why: string): Revert {
  return { kind: 'impossible', why, readUnits: 0 };
}
