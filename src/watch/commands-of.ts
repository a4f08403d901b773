import { shellWord } from '../model/shell';
import { parseFilter } from '../query/filter/parse-filter';
import { shortId } from '../view/next-commands';
import type { Group } from './group';
import type { MessageOptions } from './message-options';
import type { Rule } from './rule';

/** Commands to look further, to be pasted into a shell: the first event, and the list of all. */
export function commandsOf(
  { rule, events }: Group,
  { storeArguments = '' }: MessageOptions,
): readonly string[] {
  const [{ event }] = events;
  const show = plain.test(event.id) ? [`lextrail show ${shortId(event.id)}${storeArguments}`] : [];
  const times = events.map((named) => named.event.time).toSorted();
  return [
    ...show,
    `${listCommand(rule, times[0] ?? event.time, times.at(-1) ?? event.time)}${storeArguments}`,
  ];
}

/** An id that a shell and a person can take as it is; whoever makes up another gets no command. */
const plain = /^\w[\w-]*$/;

/** Where a rule asks more than its filter says, only testing it lists exactly its matches. */
function listCommand(rule: Rule, from: string, to: string): string {
  if (rule.condition !== undefined) return `lextrail rules test ${rule.name} --since ${from}`;
  return `lextrail query ${shellWord(`${bracketed(rule.filter)} since:${from} until:${to}`)}`;
}

function bracketed(filter: string): string {
  const parsed = parseFilter(filter, { now: new Date(0) });
  return parsed.kind === 'filter' && parsed.filter.kind === 'or' ? `(${filter})` : filter;
}
