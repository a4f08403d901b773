import { type PathStep, stepsOf } from '../change/path';
import { entryWords, namedEntries } from './entry-words';
import { memberContexts, memberLabels } from './member-words';
import { clip, safeText } from './safe-text';
import { isWrapper } from './wrappers';

/** A path in words, taken apart so that several of one kind can be said together. */
export interface PathWords {
  /** What it is: `the description`; of an entry without its key: `utterance`. */
  readonly one: string;
  /** The same of several entries: `utterances`. */
  readonly many?: string;
  /** What identifies the entry in its container: `“book a hotel”`. */
  readonly key?: string;
  /** What holds it, after a space: `of the confirmation prompt`; empty at the top. */
  readonly context: string;
}

/** The path of a difference in words: `synonym “red rose” of value “roses”`, `the fulfillment code hook`. */
export function pathText(path: string): string {
  return textOfWords(pathWords(stepsOf(path)));
}

export function textOfWords({ one, key, context }: PathWords): string {
  return `${one}${key === undefined ? '' : ` ${key}`}${context}`;
}

/**
 * The words of a path, innermost first. Two paths of Lex's API never have the same words, so that a
 * reader can tell them apart. With `isFull`, ARNs are not shortened to the name they end in.
 */
export function pathWords(steps: readonly PathStep[], isFull = false): PathWords {
  const last = steps.at(-1);
  if (last === undefined) return { one: 'everything', context: '' };
  const outer = steps
    .slice(0, -1)
    .map((step, index) => ({ step, parent: steps[index - 1], inner: steps[index + 1] }))
    .filter(({ step, inner }) => !isSilent(step, inner))
    .map(({ step, parent }) => contextWords(step, parent, isFull));
  return { ...lastWords(last, steps.at(-2), isFull), context: contextOf(outer) };
}

/** The name that an ARN ends in: of a log group, a bucket, a function, a role. */
export function shortArn(text: string): string {
  if (!/^arn:[^:]*:[^:]*:[^:]*:[^:]*:./s.test(text)) return text;
  const resource = text.split(':').slice(5).join(':');
  return resource.replace(/^(?:log-group:|function:|role\/(?:.*\/)?|key\/)/s, '').replace(/:\*$/, '');
}

function isSilent({ name, key }: PathStep, inner: PathStep | undefined): boolean {
  return key === undefined && inner !== undefined && isWrapper(name, inner.name);
}

/** So many of the outer parts are said with `of`; the rest, outermost first, in parentheses. */
const mostChained = 2;

function contextOf(outer: readonly string[]): string {
  const isDeep = outer.length > mostChained;
  const chained = isDeep ? outer.slice(1 - mostChained) : outer;
  const rest = isDeep ? outer.slice(0, 1 - mostChained) : [];
  const chain = chained.toReversed().map((words) => ` of ${words}`);
  const trail = rest.map((words) => words.replace(/^the /, '')).join(' › ');
  return `${chain.join('')}${trail === '' ? '' : ` (${trail})`}`;
}

function contextWords(step: PathStep, parent: PathStep | undefined, isFull: boolean): string {
  const { one, key } = lastWords(step, parent, isFull);
  return textOfWords({ one: memberContexts.get(step.name) ?? one, key, context: '' });
}

function lastWords(
  step: PathStep,
  parent: PathStep | undefined,
  isFull: boolean,
): Omit<PathWords, 'context'> {
  const { name, key } = step;
  const label = lookUp(memberLabels, name, parent) ?? `the ${humanized(name)}`;
  if (key === undefined) return { one: label };
  const [one, many] = lookUp(entryWords, name, parent) ?? entryOf(label);
  return { one, many, key: keyWords(name, key, isFull) };
}

function lookUp<Words>(
  table: ReadonlyMap<string, Words>,
  name: string,
  parent: PathStep | undefined,
): Words | undefined {
  return table.get(`${parent?.name ?? ''}.${name}`) ?? table.get(name);
}

/** An entry of a container that is not in the tables. */
function entryOf(label: string): readonly [one: string, many: string] {
  const plural = label.replace(/^the /, '').trim();
  return [`${plural} entry`.trim(), `${plural} entries`.trim()];
}

/** `“red rose”`; bare where it is a name; by its number where nothing identifies it. */
function keyWords(container: string, key: string, isFull: boolean): string {
  const [, text = key, count] = /^(.*)#(\d+)$/s.exec(key) ?? [];
  if (text === '' && count !== undefined) return `number ${count}`;
  const shown = clip(safeText(isFull ? text : shortArn(text)), isFull ? 160 : 60);
  const words = namedEntries.has(container) && /^[^\s“”()#]+$/u.test(shown) ? shown : `“${shown}”`;
  return count === undefined ? words : `${words} (number ${count})`;
}

/** `audioFillerSettings` → `audio filler settings`, `startTimeoutMs` → `start timeout`: an unknown member. */
function humanized(name: string): string {
  if (!/^\w*$/.test(name)) return `“${clip(safeText(name), 60)}”`;
  const words = name
    .replace(unitPattern, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
  return clip(words, 60)
    .split(/[ _]/)
    .map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()))
    .join(' ')
    .replace(acronyms, (word) => word.toUpperCase())
    .replace(/\blex\b/, 'Lex')
    .replace(/^max\b/, 'maximum');
}

const acronyms = /\b(?:ai|api|arn|dtmf|kms|nlu|s3|ssml|ttl|url)\b/g;

const unitPattern = /(?<=.)(?:In(?:Seconds|Milliseconds|Minutes)|Ms)$/;

/** The unit that a member's name ends in, after a space: ` seconds`; empty for most. */
export function unitOf(name: string): string {
  const [unit] = unitPattern.exec(name) ?? [];
  if (unit === undefined) return '';
  return unit === 'Ms' ? ' milliseconds' : ` ${unit.slice(2).toLowerCase()}`;
}
