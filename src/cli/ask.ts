import type { JsonObject } from '../model/json';
import type { NamedEvent } from '../model/named';
import { readUnitsText } from '../query/run/explain';
import type { Namesake } from '../questions/namesakes';
import type { EventStore } from '../store/store';
import { namesakeWords } from '../view/answers/namesakes';
import { type FlatList, flatListCsv, flatListLines } from '../view/flat-list';
import type { Look } from '../view/look';
import { safeJson } from '../view/safe-text';
import { writeEvents } from './answer';
import { chooseTarget, type Target } from './choose-store';
import type { CommandContext, GlobalOptions, Invocation, OutputFormat } from './command';
import { type ExitCode, exitCodes } from './exit-codes';
import { failed, misused } from './failure';
import { lookOf } from './look';
import { meteredStore, type QuestionCost } from './metered-store';
import { type NextStep, nextCommand } from './next';
import { emptyStoreSentence, hint, withStore } from './streams';

/** What the answer to a question consists of, whatever the format it is asked for in. */
export interface CommandAnswer {
  /** Its members beside `schema`. */
  readonly json: JsonObject;
  readonly text: (look: Look) => string;
  /** Where the answer is a page to hand on, it can also be had as Markdown. */
  readonly markdown?: (look: Look) => string;
  /** Where the answer is a list of events, it can also be had as ndjson and csv. */
  readonly events?: readonly NamedEvent[];
  /** Where it is a list of something else, its rows as ndjson and csv. */
  readonly list?: FlatList;
  /** For people: what the answer leaves open, in sentences. */
  readonly remarks?: readonly string[];
  /** What to type next. */
  readonly next?: NextStep;
}

/** The store that a question is asked of, and the command line that asks. */
export interface AskedStore {
  readonly store: EventStore;
  readonly target: Target;
  readonly context: CommandContext;
  /** Filled by `askedResource`: by label, the other bots that the name asked for means. */
  readonly namesakes?: Map<string, readonly Namesake[]>;
}

export interface QuestionFlags {
  readonly explain?: true;
}

/** Asks the store a question and writes its answer: on stdout the data, on stderr what to type next. */
export async function ask<Options extends QuestionFlags>(
  invocation: Invocation<Options>,
  question: { readonly name: string; readonly formats?: readonly OutputFormat[] },
  work: (asked: AskedStore) => Promise<CommandAnswer>,
): Promise<ExitCode> {
  const { options, world } = invocation;
  requireFormat(invocation, question.name, question.formats ?? ['table', 'json']);
  const target = chooseTarget(options, world);
  return withStore(invocation, target, async (open): Promise<ExitCode> => {
    const { store, meter } = meteredStore(open.store, world.signal);
    const namesakes = new Map<string, readonly Namesake[]>();
    const answer = await work({ store, target, context: invocation, namesakes });
    writeAnswer(invocation, question.name, withNamesakes(answer, namesakes));
    if (options.explain) world.err.write(`${meterWords(meter())}\n`);
    const remarks = [...namesakes].flatMap(([label, others]) => namesakeWords(label, others) ?? []);
    for (const remark of [...remarks, ...(answer.remarks ?? [])]) hint(invocation, remark);
    if (answer.next !== undefined) hint(invocation, `next: ${nextCommand(invocation, answer.next)}`);
    return exitCodes.done;
  });
}

/** Each answer says that its name means other bots too. */
function withNamesakes(
  answer: CommandAnswer,
  namesakes: ReadonlyMap<string, readonly Namesake[]>,
): CommandAnswer {
  const others = [...namesakes.values()].flat();
  return others.length === 0 ? answer : { ...answer, json: { ...answer.json, namesakes: others } };
}

/** Refuses an empty answer where nothing was ever stored: then it does not answer what was asked. */
export async function requireEvents({ store, target, context }: AskedStore): Promise<void> {
  const { days } = await store.days();
  if (days.length === 0) throw failed(emptyStoreSentence(target, context));
}

/** Refuses a format that the answer of a command cannot have. */
export function requireFormat(
  { options }: Pick<Invocation, 'options'>,
  name: string,
  formats: readonly OutputFormat[],
): void {
  if (formats.includes(options.output)) return;
  throw misused(`${name} answers as ${formats.join(', ')}; got -o ${options.output}`);
}

function writeAnswer(invocation: Invocation, name: string, answer: CommandAnswer): void {
  const { options, world } = invocation;
  const { json, text, markdown, list, events = [] } = answer;
  if (options.output === 'table') world.out.write(text(lookOf(invocation)));
  else if (options.output === 'markdown' && markdown !== undefined) {
    world.out.write(markdown({ ...lookOf(invocation), palette: undefined, width: undefined }));
  } else if (options.output === 'json') {
    world.out.write(`${safeJson({ schema: `lextrail.${name}/1`, ...json }, 2)}\n`);
  } else if (list === undefined) writeEvents(events, invocation);
  else world.out.write(listText(list, options));
}

/** A list in a format for spreadsheets or line tools. */
export function listText(list: FlatList, { output, tz }: Pick<GlobalOptions, 'output' | 'tz'>): string {
  return output === 'csv' ? flatListCsv(list, tz) : flatListLines(list);
}

/** The formats of an answer that is a list. */
export const listFormats: readonly OutputFormat[] = ['table', 'json', 'ndjson', 'csv'];

function meterWords({ items, requests, readUnits }: QuestionCost): string {
  const units = readUnitsText(readUnits).map((text) => ` (${text})`);
  return [`read ${items} items in ${requests} requests`, ...units].join('');
}
