import { type FieldDescription, type FieldName, fieldNamed, fieldTable } from './field-table';
import { foreignWord } from './foreign-syntax';
import { nearest } from './nearest';
import { type FilterProblem, quoted } from './problem';
import { clipped, type RawValue } from './scanner';

type FieldAdvice = Pick<FilterProblem, 'message' | 'suggestion'>;

interface KnownField {
  readonly field: FieldDescription;
  readonly path?: string;
}

/** The field of a name in small letters, and the path behind `req.` or `resp.`. */
export function fieldOf(name: string): KnownField | undefined {
  const [, root = '', path] = /^(req|resp)\.(.+)$/s.exec(name) ?? [];
  const field = fieldNamed(root === '' ? name : `${root}.*`);
  return field && (root === '' ? plainName : /./).test(name) ? { field, path } : undefined;
}

/** `req.*` is how the table writes the field, not a name to type; with a path of `*` it is. */
const plainName = /^[a-z]+$/;

/** What people call a field that has another name here. */
const synonyms: Readonly<Record<string, FieldName>> = {
  accesskey: 'key',
  action: 'event',
  after: 'since',
  before: 'until',
  channel: 'alias',
  date: 'on',
  day: 'on',
  from: 'since',
  name: 'bot',
  operation: 'event',
  points: 'serves',
  principal: 'actor',
  source: 'ip',
  status: 'outcome',
  time: 'since',
  to: 'until',
  user: 'actor',
  useragent: 'ua',
  who: 'actor',
};

/** What to say of a field that is not there, and what was most likely meant. */
export function unknownField(typed: string, raws: readonly RawValue[]): FieldAdvice {
  const name = typed.toLowerCase();
  const [first] = raws;
  const value = first ? clipped(first.isQuoted ? `"${first.text}"` : first.text) : '…';
  if (name === 'req' || name === 'resp') {
    return { message: `${name} needs a path behind it`, suggestion: `${name}.botName:${value}` };
  }
  const synonym = Object.hasOwn(synonyms, name) ? synonyms[name] : undefined;
  if (name.startsWith('!') && fieldOf(name.slice(1))) {
    return { message: `- leaves out here, got ${quoted(typed)}`, suggestion: `-${name.slice(1)}:${value}` };
  }
  const near =
    synonym ??
    nearest(
      name,
      fieldTable.map((field) => field.name),
    );
  const message = `no field ${quoted(typed)}`;
  if (near === undefined)
    return { message, suggestion: `"${clipped(`${typed}:${first?.text ?? ''}`)}" to search for the text` };
  return {
    message: `${message}; did you mean ${near}?`,
    suggestion: `${near.replace('*', 'path')}:${value}`,
  };
}

/** Words that would be searched as text although more was meant. */
export function meantOtherwise(text: string, following: string): FieldAdvice | undefined {
  if (/^(?:and|or|not)$/i.test(text)) {
    return {
      message: `${quoted(text)} in small letters is a word to search for`,
      suggestion: `${text.toUpperCase()}, or "${text}" to search for it`,
    };
  }
  return comparison(text) ?? lackingColon(text, following) ?? foreignWord(text);
}

/** `bot=A`, `bot!=A`, `version>=3`. */
function comparison(text: string): FieldAdvice | undefined {
  const [, name = '', sign = '', value = ''] = /^([\w.*-]+?)([=<>!~]+)(.*)$/s.exec(text) ?? [];
  if (!fieldOf(name.toLowerCase())) return undefined;
  const isNegated = sign.includes('!') || sign === '<>';
  const operator = /^[<>]=?$/.test(sign) ? sign : '';
  return {
    message: `a field ends in a colon, got ${quoted(text)}`,
    suggestion: `${isNegated ? '-' : ''}${name}:${operator}${value}`,
  };
}

/** `outcome denied`: the name of a field, and a word that is one of its own behind it. */
function lackingColon(text: string, following: string): FieldAdvice | undefined {
  if (!plainName.test(text) || !fieldOf(text) || following === '') return undefined;
  return {
    message: `a field ends in a colon, got ${quoted(text)}`,
    suggestion: `${text}:${clipped(following)}, or "${text}" to search for it`,
  };
}
