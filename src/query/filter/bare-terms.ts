import type { FieldName } from './field-table';
import { allOf, anyOf, type Filter, type Term, type Value } from './filter';
import type { RawValue } from './scanner';
import { isBlock, patternOf } from './values';

/** What a value without a field asks: the fields that such an address or id belongs in, else text anywhere. */
export function bareFilter(raw: RawValue): Filter {
  const { text } = raw;
  if (raw.isQuoted) return term('text', patternOf(raw));
  if (isBlock(text)) return term('ip', { kind: 'block', text });
  if (eventIdPattern.test(text)) return term('id', { kind: 'text', text });
  if (lexIdPattern.test(text)) return anyOf(idFields.map((field) => term(field, { kind: 'text', text })));
  return botArn(text) ?? term('text', patternOf(raw));
}

export function isArn(text: string): boolean {
  return /^arn:[^:]*:[^:]*:/i.test(text);
}

/** A GUID or its beginning, from 8 characters; or the hash that takes its place. */
const eventIdPattern = /^(?:[0-9a-f]{8}(?:-[0-9a-f-]{0,27})?|sha256-[0-9a-f]{1,64})$/i;

/** Ten capital letters and digits: how Lex V2 makes the ids of bots and of most things in them. */
const lexIdPattern = /^(?=.*[A-Z])[0-9A-Z]{10}$/;

const idFields = ['bot', 'intent', 'slot', 'slottype', 'alias'] as const satisfies readonly FieldName[];

/** The ARN of a bot or alias, as the fields that its parts belong in; other ARNs are text of the event. */
function botArn(text: string): Filter | undefined {
  const bot = /^arn:[^:]*:lex:[^:]*:[^:]*:bot(?:\/[^/:]+|:[^/:]+)$/i.test(text);
  if (bot) return term('bot', { kind: 'text', text });
  const [, head, botId, alias] =
    /^(arn:[^:]*:lex:[^:]*:[^:]*:)bot-alias\/([^/:]+)\/([^/:]+)$/i.exec(text) ?? [];
  if (!head || !botId || !alias) return undefined;
  const [ofBot, ofAlias] = [`${head}bot/${botId}`, alias];
  return allOf([term('bot', { kind: 'text', text: ofBot }), term('alias', { kind: 'text', text: ofAlias })]);
}

function term(field: FieldName, value: Value): Term {
  return { kind: 'term', field, values: [value] };
}
