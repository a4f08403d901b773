import type { Place } from '../../model/place';
import { kindOf } from './bot-resources';
import { callsFor, type DraftCall } from './calls-for';
import type { Decision, Moments } from './decide';
import { referencesIn } from './references';
import type { RestoreCall } from './restore-call';
import { type Decisions, isWithoutSlots, settle } from './settle';

/** Something that stays as it is, though it may have been another thing then. */
export interface Unrestored {
  readonly place: Place;
  readonly why: string;
}

export interface RestorePlan {
  /** In the order in which they have to be made. */
  readonly calls: readonly RestoreCall[];
  readonly unrestored: readonly Unrestored[];
  readonly decisions: Decisions;
}

/** The calls that bring the places back to what they were. */
export function planRestore(moments: Moments, places: readonly Place[]): RestorePlan {
  const decisions = settle(moments, [...places].sort());
  const drafts = [...decisions].flatMap(([place, decision]) =>
    callsFor({ scope: moments.scope, place }, decision).map((draft) => ({ draft, decision })),
  );
  const kept = drafts.filter(({ draft, decision }) => !isPriorityOfMissing(draft, decision, decisions));
  const ordered = kept.map(({ draft }) => draft).toSorted((one, other) => phaseOf(one) - phaseOf(other));
  const calls = withReferences(ordered);
  const updated = new Set(calls.map(({ place }) => place));
  const renamed = renamedBy(ordered);
  const following = [...decisions.keys()].flatMap((place) =>
    updated.has(place) ? [] : renamesIn(moments, place, renamed),
  );
  return {
    calls: following.length === 0 ? calls : withReferences([...ordered, ...following].toSorted(byPhase)),
    unrestored: [...decisions].flatMap(([place, decision]) =>
      decision.kind === 'refuse' ? [{ place, why: decision.why }] : [],
    ),
    decisions,
  };
}

/** What is as it was, but names something that gets a new id. */
function renamesIn(
  { scope, now }: Moments,
  place: Place,
  renamed: ReadonlyMap<string, string>,
): readonly DraftCall[] {
  const present = now.get(place);
  if (present?.kind !== 'known' || present.doubts.length > 0) return [];
  if (referencesIn(present.document, renamed).length === 0) return [];
  const { document } = present;
  return callsFor({ scope, place }, { kind: 'update', document, present: document, doubts: [] });
}

/** The second call for an intent gives its slots their order; where the slots are not restored it has none. */
function isPriorityOfMissing(draft: DraftCall, decision: Decision, decisions: Decisions): boolean {
  return draft.action === 'UpdateIntent' && isWithoutSlots({ decisions }, draft.place, decision.kind);
}

function byPhase(one: DraftCall, other: DraftCall): number {
  return phaseOf(one) - phaseOf(other);
}

/** From what other things need to what needs them, deletions the other way round; what customers meet comes last. */
const phases: readonly RegExp[] = [
  /^(Create|Update)Bot$/,
  /^(Create|Update)BotLocale$/,
  /^(Create|Update)SlotType$/,
  /^CreateIntent$/,
  /^(Create|Update)Slot$/,
  /^UpdateIntent$/,
  /CustomVocabularyItem$/,
  /^DeleteSlot$/,
  /^DeleteIntent$/,
  /^DeleteSlotType$/,
  /^DeleteBotLocale$/,
  /^(Create|Update)BotAlias$/,
  /^(Create|Update)ResourcePolicy$|^(Tag|Untag)Resource$|BotReplica$/,
  /^DeleteResourcePolicy$/,
  /^DeleteBotAlias$/,
  /^DeleteBot$/,
];

function phaseOf({ action }: DraftCall): number {
  return phases.findIndex((phase) => phase.test(action));
}

/** Each call with the ids that calls before it assign. */
function withReferences(drafts: readonly DraftCall[]): readonly RestoreCall[] {
  const renamed = new Map<string, string>();
  return drafts.map(({ assigned, formerId, ...call }): RestoreCall => {
    const references = referencesIn(call.input, renamed);
    if (assigned === undefined || formerId === undefined) return { ...call, references };
    const variable = variableFor(call.place, renamed);
    renamed.set(formerId, variable);
    return { ...call, references, assigns: { member: assigned, variable } };
  });
}

function renamedBy(drafts: readonly DraftCall[]): ReadonlyMap<string, string> {
  return new Map(drafts.flatMap(({ formerId }) => (formerId === undefined ? [] : [[formerId, formerId]])));
}

/** `bot`, `intent_1`, `intent_2`: no part of it comes from a record. */
function variableFor(place: Place, renamed: ReadonlyMap<string, string>): string {
  const kind = kindOf(place);
  if (kind === 'bot') return kind;
  const count = [...renamed.values()].filter((name) => name.startsWith(`${kind}_`)).length;
  return `${kind}_${count + 1}`;
}
