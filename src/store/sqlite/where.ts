import { draftOf, isWithin } from '../../model/place';
import type { RowCondition, SearchedPart } from '../row-condition';
import { anything, type SqlClause } from './clause';
import type { Numbered } from './schema';
import type { Tables } from './tables';

/** A condition as SQL. Values of attributes and names are judged here, each once; texts are searched by SQLite. */
export function clauseOf(tables: Tables, condition: RowCondition): SqlClause {
  switch (condition.kind) {
    case 'anything':
      return anything;
    case 'and':
    case 'or':
      return joined(
        condition.of.map((each) => clauseOf(tables, each)),
        condition.kind,
      );
    case 'attribute':
      return ofAttribute(tables, condition.attribute, condition.test);
    case 'contains':
      return parts[condition.part](likePattern(condition.text), tables);
    case 'named':
      return ofNames(tables, condition.test);
  }
}

const nothing: SqlClause = { sql: 'FALSE', values: [] };

function joined(clauses: readonly SqlClause[], by: 'and' | 'or'): SqlClause {
  const of = by === 'or' ? clauses.filter(({ sql }) => sql !== nothing.sql) : clauses;
  if (of.length === 0) return by === 'or' ? nothing : anything;
  return {
    sql: `(${of.map(({ sql }) => sql).join(` ${by.toUpperCase()} `)})`,
    values: of.flatMap(({ values }) => values),
  };
}

/** SQLite takes 32,766 parameters; so many numbers are written out, as they are ours. */
function ofAttribute(
  { values }: Tables,
  attribute: Numbered,
  test: (value: string | undefined) => boolean,
): SqlClause {
  const numbers = values
    .all(attribute)
    .filter(([, value]) => test(value))
    .map(([number]) => number);
  const among = numbers.length === 0 ? nothing : isAmong(attribute, numbers);
  return test(undefined) ? joined([among, { sql: `event.${attribute} IS NULL`, values: [] }], 'or') : among;
}

function isAmong(column: Numbered, numbers: readonly number[]): SqlClause {
  return { sql: `event.${column} IN (${numbers.join(',')})`, values: [] };
}

const parts: Readonly<Record<SearchedPart, (pattern: string, tables: Tables) => SqlClause>> = {
  id: (pattern) => folded('event.id', pattern),
  time: (pattern) => like(`(substr(event.instant, 1, 19) || 'Z')`, pattern),
  changed: (pattern) => folded('event.changed', pattern),
  change: (pattern) => ({
    sql: `(event.changes > 0 AND EXISTS (SELECT 1 FROM change WHERE change.n = event.n AND ${folded('change.change', pattern).sql}))`,
    values: [pattern],
  }),
  record: (pattern) => ({
    sql: `(EXISTS (SELECT 1 FROM record WHERE record.n = event.n AND ${like('record.record', pattern).sql})
      OR event.derived IN (SELECT n FROM attribute_value WHERE attribute = 'derived' AND ${like('value', pattern).sql}))`,
    values: [pattern, pattern],
  }),
};

function like(expression: string, pattern: string): SqlClause {
  return { sql: `${expression} LIKE ? ESCAPE '~'`, values: [pattern] };
}

/** Also what holds a letter that only Unicode knows to be one of ASCII in another case (see derivedTexts). */
function folded(expression: string, pattern: string): SqlClause {
  const { sql, values } = like(expression, pattern);
  return { sql: `(${sql} OR ${expression} GLOB '*[\u212a\u0130]*')`, values };
}

/** Texts are stored as JSON; of ASCII only quotation marks and backslashes are written differently there. */
function likePattern(text: string): string {
  const json = JSON.stringify(text).slice(1, -1);
  return `%${json.replace(/[~%_]/g, '~$&')}%`;
}

/** Where names are: at a place, beneath it, and in the versions that were made of it. */
function ofNames({ database, values }: Tables, test: (name: string) => boolean): SqlClause {
  const named = database
    .all('SELECT scope, place, name FROM names')
    .filter(([, , name]) => test(String(name)));
  const places = values.all('place');
  const clauses = named.map(([scope, place]): SqlClause => {
    const number = values.find('scope', String(scope));
    if (number === undefined) return nothing;
    const within = places
      .filter(([, each]) => isWithin(each, String(place)) || isWithin(draftOf(each), String(place)))
      .map(([each]) => each);
    return joined([isAmong('scope', [number]), isAmong('place', within)], 'and');
  });
  return joined(clauses, 'or');
}
