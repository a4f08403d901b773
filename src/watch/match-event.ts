import { isObject, type JsonObject, type JsonValue } from '../model/json';
import { changeLines } from '../view/change-lines';
import { eventJson } from '../view/event-json';
import { namedDifferences } from '../view/named-differences';
import { clip } from '../view/safe-text';
import { commandsOf } from './commands-of';
import type { Match } from './judge';
import type { MessageOptions } from './message-options';
import { runbookOf } from './names';

/** The name and version of `detail`: members are only ever added to it. */
export const matchSchema = 'lextrail.match/1';

/** An entry for an EventBridge bus: chat, tickets and SIEM subscribe to it. */
export interface MatchEvent {
  readonly source: 'lextrail';
  readonly detailType: 'Lextrail Watch Match';
  readonly detail: JsonObject;
}

/** One match as an event of its own, cut to what a bus takes; `detail.cut` names what was left out. */
export function matchEvent({ rule, named, doubts }: Match, options: MessageOptions = {}): MatchEvent {
  const { name, title, severity, meaning } = rule;
  const head = {
    schema: matchSchema,
    rule: { name, title, meaning, runbook: runbookOf(rule, options.runbook) },
    severity,
    // Whether the rule takes the call the records do not say.
    ...(doubts && { isUnsure: true }),
  };
  const rest = {
    changes: changeLines(namedDifferences(named)).map((line) => clip(line, mostText)),
    commands: commandsOf({ rule, events: [named] }, options),
  };
  const event = eventJson(named);
  const detail = cuts.map((cut) => ({
    ...head,
    event: without(event, cut),
    ...rest,
    ...(cut.length > 0 && { cut }),
  }));
  const fitting = detail.find((each) => bytesOf(each) <= mostBytes);
  return {
    source: 'lextrail',
    detailType: 'Lextrail Watch Match',
    detail: fitting ?? {
      ...head,
      event: shortened(without(event, cuts.at(-1) ?? []), 0),
      ...rest,
      changes: rest.changes.slice(0, 20),
      cut: [...(cuts.at(-1) ?? []), 'long texts'],
    },
  };
}

// EventBridge takes 256 KB an entry (quotas of PutEvents), in which source and detail type count too.
const mostBytes = 250 * 1024;

/** Members of the event that go first when it is too large; `lextrail show` has them all. */
const cuts: readonly (readonly string[])[] = [
  [],
  ['response'],
  ['response', 'request'],
  ['response', 'request', 'changes'],
];

const mostText = 1000;
const mostDepth = 4;

function without(event: JsonObject, cut: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(event).filter(([member]) => !cut.includes(member)));
}

function shortened(value: JsonValue | undefined, depth: number): JsonValue {
  if (typeof value === 'string') return clip(value, mostText);
  if (depth >= mostDepth) return null;
  if (Array.isArray(value)) return value.slice(0, 20).map((entry: JsonValue) => shortened(entry, depth + 1));
  if (!isObject(value)) return value ?? null;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, shortened(member, depth + 1)]),
  );
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
