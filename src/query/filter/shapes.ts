import type { FieldValue, ReadValue } from './field-value';
import { hasGlob } from './glob';
import { quoted } from './problem';

interface Shape {
  readonly pattern: RegExp;
  /** What every such value looks like. */
  readonly words: string;
  /** What may have been meant instead. */
  readonly suggest: (text: string) => string | undefined;
}

const version: Shape = {
  pattern: /^(?:DRAFT|\d{1,5})$/i,
  words: 'a version is DRAFT or a number',
  suggest: (text) => /\d+/.exec(text)?.[0] ?? 'DRAFT',
};

/** Fields with values of one shape: anything else would never match. */
const shapes: ReadonlyMap<string, Shape> = new Map([
  [
    'account',
    {
      pattern: /^\d{12}$/,
      words: 'an account has 12 digits',
      suggest: (text) => (/^\d+$/.test(text) && text.length < 12 ? `${text}*` : undefined),
    },
  ],
  [
    'region',
    {
      pattern: /^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/i,
      words: 'a Region is written such as eu-west-1',
      suggest: (text) => (/^[a-z]{2}(?:-[a-z]+)?-?$/i.test(text) ? `${text}*` : 'eu-west-1'),
    },
  ],
  [
    'locale',
    {
      pattern: /^[a-z]{2,3}_[a-z\d]{2,4}$/i,
      words: 'a locale is written such as en_US',
      suggest: (text) => (/^[a-z]{2,3}$/i.test(text) ? `${text}_*` : text.replace('-', '_')),
    },
  ],
  ['version', version],
  ['serves', version],
]);

/** Whether a text looks like a value of a field, as far as its values have one shape. */
export function isShaped(field: string, text: string): boolean {
  return shapes.get(field)?.pattern.test(text) ?? true;
}

/** What is wrong with a value of such a field; one in quotes is taken as it is written. */
export function misshapen({ field, raw }: FieldValue): ReadValue | undefined {
  const shape = shapes.get(field.name);
  if (!shape || raw.isQuoted || hasGlob(raw.text) || isShaped(field.name, raw.text)) return undefined;
  const suggestion = shape.suggest(raw.text);
  return { kind: 'wrong', message: `${shape.words}, got ${quoted(raw.text)}`, suggestion };
}
