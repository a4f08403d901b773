import type { PathStep } from '../change/path';
import { isObject, type JsonValue } from '../model/json';
import { memberLabels } from './member-words';
import { shortArn } from './path-words';
import { clip, safeText } from './safe-text';

/**
 * What a whole block or entry is mostly about, after a space: its only ARN, or its only text:
 * `(“fulfil-v1”)`, of an entry with its member: `(Lambda function ARN “fulfil-v1”)`. Empty where there
 * is no such, or where the key of the entry already says it.
 */
export function headline(value: JsonValue, last: PathStep | undefined, isFull: boolean): string {
  // Whom a statement of a policy lets in, the sentence says itself; its only ARN is often what it protects.
  if (typeof value !== 'object' || value === null || last?.name === 'Statement') return '';
  const texts = textsIn(value, '').filter(({ text }) => text !== last?.key);
  const arns = texts.filter(({ text }) => text.startsWith('arn:'));
  const isEntry = last?.key !== undefined;
  const [found, another] = isEntry || arns.length > 0 ? arns : texts;
  if (found === undefined || another !== undefined) return '';
  const words = `“${clip(safeText(isFull ? found.text : shortArn(found.text)), 60)}”`;
  const label = isEntry ? `${memberLabels.get(found.member)?.replace(/^the /, '') ?? found.member} ` : '';
  return ` (${label}${words})`;
}

interface TextWithin {
  readonly member: string;
  readonly text: string;
}

/** Blocks of Lex are shallower; what is deeper makes no headline. */
const deepest = 12;

function textsIn(value: JsonValue | undefined, member: string, depth = 0): readonly TextWithin[] {
  if (typeof value === 'string') return [{ member, text: value }];
  if (depth > deepest || typeof value !== 'object' || value === null) return [];
  const members: readonly (readonly [string, JsonValue | undefined])[] = isObject(value)
    ? Object.entries(value)
    : value.map((entry: JsonValue) => [member, entry] as const);
  return members.flatMap(([name, inner]) => textsIn(inner, name, depth + 1));
}
