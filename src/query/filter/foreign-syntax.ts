import { type FilterProblem, quoted } from './problem';

type Advice = Pick<FilterProblem, 'message' | 'suggestion'>;

/** Operators of shells, C, SQL and Lucene that are words of their own, and what is written here. */
const words: readonly (readonly [RegExp, string, string])[] = [
  [/^&&?$/, 'a space means AND', 'AND'],
  [/^\|\|?$/, 'OR means either', 'OR'],
  [/^!$/, '- or NOT leaves out', 'NOT'],
  [/^(?:[=<>~]+|!=|LIKE|IN|IS|CONTAINS)$/, 'a field ends in a colon', 'bot:OrderFlowers'],
  [/^(?:SELECT|WHERE|FROM)$/, 'a filter is fields and words', 'bot:OrderFlowers since:7d'],
];

/** What somebody who knows another query language means by a word without a field. */
export function foreignWord(text: string): Advice | undefined {
  const word = words.find(([pattern]) => pattern.test(text));
  if (word !== undefined) return { message: `${word[1]} here, got ${quoted(text)}`, suggestion: word[2] };
  if (/^!./.test(text)) {
    return { message: `- leaves out here, got ${quoted(text)}`, suggestion: `-${text.slice(1)}` };
  }
  const parts = alternatives(text);
  if (parts !== undefined) {
    return { message: `OR means either here, got ${quoted(text)}`, suggestion: `(${parts.join(' OR ')})` };
  }
  return quotedForeignly(text) ?? expression(text);
}

/** The same for a value behind a field; the suggestion is the value to write instead. */
export function foreignValue(text: string): Advice | undefined {
  const parts = alternatives(text);
  if (parts !== undefined) {
    return { message: `a comma means either here, got ${quoted(text)}`, suggestion: parts.join(',') };
  }
  if (/^(?:==?|!=|~).+/.test(text)) {
    return {
      message: `a value needs no operator, got ${quoted(text)}`,
      suggestion: text.replace(/^[=!~]+/, ''),
    };
  }
  if (/^%.|.%$/.test(text)) {
    return { message: `* matches any text here, got ${quoted(text)}`, suggestion: text.replaceAll('%', '*') };
  }
  return quotedForeignly(text) ?? expression(text);
}

function alternatives(text: string): readonly string[] | undefined {
  const parts = text.split(/\|\|?/).filter((part) => part !== '');
  return text.includes('|') && parts.length > 1 ? parts : undefined;
}

/** A shell that knows no single quotes, such as cmd.exe, hands them on. */
function quotedForeignly(text: string): Advice | undefined {
  const [, inner] = /^'(.*)'?$/s.exec(text) ?? [];
  if (inner === undefined) return undefined;
  return { message: `only "…" quotes here, got ${quoted(text)}`, suggestion: `"${inner.replace(/'$/, '')}"` };
}

function expression(text: string): Advice | undefined {
  const [, pattern] = /^\/(.+)\/i?$/s.exec(text) ?? [];
  if (pattern === undefined) return undefined;
  return {
    message: `there are no regular expressions here, got ${quoted(text)}; * and ? match any text`,
    suggestion: `*${pattern.replace(/^\^|\$$/g, '').replace(/\.\*/g, '*')}*`.replace(/\*+/g, '*'),
  };
}
