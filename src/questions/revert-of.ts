import { partialUpdateOf } from '../change/partial-updates';
import { segmentsOf } from '../change/path';
import { hashedTextPattern, hiddenMarker } from '../ingest/mask';
import type { Doubt, DoubtKind } from '../model/doubt';
import type { AuditEvent } from '../model/event';
import { isObject, type JsonObject, type JsonValue } from '../model/json';
import { plainJson, shellWord } from '../model/shell';
import type { EventStore } from '../store/store';
import { type StateAt, stateBefore } from './state-at';

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

/** What names a resource to the API: its own id and those of what it is in. */
interface IdMembers {
  readonly own: string;
  readonly parents: readonly string[];
  /** The caller chooses the own id, so that a thing made again has the same. */
  readonly isChosen?: true;
}

const inLocale = ['botId', 'botVersion', 'localeId'];

const identities: ReadonlyMap<string, IdMembers> = new Map<string, IdMembers>([
  ['Bot', { own: 'botId', parents: [] }],
  ['BotAlias', { own: 'botAliasId', parents: ['botId'] }],
  ['BotLocale', { own: 'localeId', parents: ['botId', 'botVersion'], isChosen: true }],
  ['BotReplica', { own: 'replicaRegion', parents: ['botId'], isChosen: true }],
  ['BotVersion', { own: 'botVersion', parents: ['botId'] }],
  ['Intent', { own: 'intentId', parents: inLocale }],
  ['ResourcePolicy', { own: 'resourceArn', parents: [], isChosen: true }],
  ['Slot', { own: 'slotId', parents: [...inLocale, 'intentId'] }],
  ['SlotType', { own: 'slotTypeId', parents: inLocale }],
  ['TestSet', { own: 'testSetId', parents: [] }],
]);

/**
 * The AWS CLI (version 2) commands that restore what a call changed; nobody runs them but the reader.
 * They carry the whole state, since Lex removes what an Update leaves out.
 *
 * @example
 * ```ts
 * const revert = await revertOf(store, named.event);
 * console.log(revert.kind === 'commands' ? revert.commands.join('\n') : revert.why);
 * ```
 */
export async function revertOf(store: EventStore, event: AuditEvent): Promise<Revert> {
  if (event.lex !== 'V2')
    return impossible('only calls of Lex V2 can be reverted; AWS ended support for V1 in 2025');
  if (event.lane !== 'state') return impossible('the call changed nothing');
  if (!/^[a-z\d-]+$/.test(event.region)) return impossible('the record does not say in which Region it was');
  const before = await stateBefore(store, event);
  return { ...restored(event, before), readUnits: before.readUnits };
}

function restored(event: AuditEvent, before: StateAt): Restored {
  if (/^(Tag|Untag)Resource$/.test(event.action)) return retagged(event, before);
  const [, verb, noun = ''] = /^(Create|Update|Delete)(.+)$/.exec(event.action) ?? [];
  const identity = identities.get(noun);
  const ids = identity && idsOf(event, identity);
  if (identity === undefined) return no(`we do not know how to revert ${event.action}`);
  if (ids === undefined) return no('the call does not say which resource it was');
  if (verb === 'Create') return yes([command(event, `Delete${noun}`, ids)]);
  const problem = problemOf(event, before);
  if (problem !== undefined) return no(problem);
  const content = contentOf(noun, before.document);
  if (verb === 'Update')
    return yes([command(event, `Update${noun}`, { ...ids, ...content })], [], before.doubts);
  return remade(event, { noun, identity, ids, content, doubts: before.doubts });
}

function problemOf(event: AuditEvent, before: StateAt): string | undefined {
  if (before.kind !== 'known') return 'what was there before is not known: no earlier call is recorded';
  const [reason] = before.doubts.flatMap(({ kind }) => refusals[kind] ?? []);
  if (reason !== undefined) return `what was there before is not known: ${reason}`;
  const text = JSON.stringify(before.document);
  if (text.includes(hiddenMarker) || hashedTextPattern.test(text))
    return 'a part of what was there before is redacted';
  return event.action === 'DeleteBotVersion'
    ? 'a deleted version cannot be made again with its number'
    : undefined;
}

/** Doubts in which a command could restore what never was; others are said beside it. */
const refusals: Readonly<Partial<Record<DoubtKind, string>>> = {
  'order-unsure': 'the records do not say in which order the calls of that second came',
  'content-not-recorded': 'CloudTrail left it out',
  'first-known-state': 'no earlier call is recorded',
  'disputed-record': 'several records with different content have the id of a call before it',
  'correction-pending': 'CloudTrail corrected a call before it, and one of the two records is missing',
};

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

function retagged(event: AuditEvent, before: StateAt): Restored {
  const keys = (partialUpdateOf(event) ?? []).map(({ path }) => segmentsOf(path).at(-1) ?? '');
  const resource = isObject(event.request) ? event.request.resourceARN : undefined;
  if (keys.length === 0 || resource === undefined) return no('the call does not say what it tagged');
  const tags = isObject(before.document.tags) ? before.document.tags : {};
  const had = keys.filter((key) => Object.hasOwn(tags, key));
  const lacked = keys.filter((key) => !Object.hasOwn(tags, key));
  const isUnsure = lacked.length > 0 && (before.kind === 'nothing' || before.doubts.length > 0);
  if (isUnsure) return no(`what was there before is not known: no earlier call names the tag ${lacked[0]}`);
  const [reason] = before.doubts.flatMap(({ kind }) =>
    kind === 'first-known-state' ? [] : (refusals[kind] ?? []),
  );
  if (reason !== undefined) return no(`what was there before is not known: ${reason}`);
  const again = Object.fromEntries(had.map((key) => [key, tags[key]]));
  return yes([
    ...(had.length > 0 ? [command(event, 'TagResource', { resourceARN: resource, tags: again })] : []),
    ...(lacked.length > 0
      ? [command(event, 'UntagResource', { resourceARN: resource, tagKeys: lacked })]
      : []),
  ]);
}

/** The ids of the call's resource; a call that made it has its own id in the response. */
function idsOf({ request, response }: AuditEvent, { own, parents }: IdMembers): JsonObject | undefined {
  const said: JsonObject = { ...(isObject(response) && response), ...(isObject(request) && request) };
  const ids = [...parents, own].map((name): [string, JsonValue | undefined] => [name, said[name]]);
  return ids.every(([, value]) => typeof value === 'string') ? Object.fromEntries(ids) : undefined;
}

function command({ region }: AuditEvent, action: string, input: JsonObject): string {
  const operation = action.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
  return `aws lexv2-models ${operation} --region ${shellWord(region)} --cli-input-json ${shellWord(plainJson(input))}`;
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
