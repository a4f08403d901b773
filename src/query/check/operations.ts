import { catalogue } from '../../ingest/catalogue/catalogue';
import { type Filter, termsOf } from '../filter/filter';
import { nearest } from '../filter/nearest';
import { type FilterProblem, quoted } from '../filter/problem';
import { positionOfMatch } from './text-position';

/**
 * Operations in a filter that Lex does not have: they would never match. With a star a name may be one
 * to come, and beside `service:` it may be another service's.
 */
export function operationProblems(text: string, filter: Filter): readonly FilterProblem[] {
  const terms = termsOf(filter);
  if (terms.some(({ field }) => field === 'service')) return [];
  const names = terms
    .filter(({ field }) => field === 'event')
    .flatMap(({ values }) => values.flatMap((value) => (value.kind === 'text' ? [value.text] : [])));
  return names.filter((name) => !operations.has(name.toLowerCase())).map((name) => unknown(text, name));
}

function unknown(text: string, name: string): FilterProblem {
  const near = nearest(name, [...operations.values()]);
  return {
    message: `Lex has no operation ${quoted(name)}; write ${quoted(`${name}*`)} for one that lextrail does not know yet`,
    ...positionOfMatch(text, name),
    ...(near !== undefined && { suggestion: `event:${near}` }),
  };
}

const operations: ReadonlyMap<string, string> = new Map(
  [...catalogue.V1.keys(), ...catalogue.V2.keys()].map((name) => [name.toLowerCase(), name]),
);
