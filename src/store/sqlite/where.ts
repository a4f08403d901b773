import { draftOf, lineage, type Place } from '../../model/place';
import type { RowCondition, SearchedPart } from '../row-condition';
import { isAmong } from './among';
import type { NumberedValue } from './attribute-values';
import { anything, nothing, type SqlClause } from './clause';
import type { SqlRow } from './database';
import type { Numbered } from './schema';
import type { Tables } from './tables';
import { temporaryTable } from './temporary-table';

/**
 * A condition as SQL, made once however many pages are read with it. Values of attributes and names are judged
 * here, each once; texts are searched by SQLite.
 */
export function clauseOf(tables: Tables, condition: RowCondition): SqlClause {
  const known = tables.clauses.get(condition) ?? clauseMade(tables, condition);
  tables.clauses.set(condition, known);
  return known;
}

function clauseMade(tables: Tables, condition: RowCondition): SqlClause {
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
      return parts[condition.part](patternsOf(condition.text));
    case 'changed':
      return { sql: 'event.changes > 0', values: [] };
    case 'first':
      return ofFirsts(tables, condition.attribute);
    case 'named':
      return ofNames(tables, condition.test);
  }
}

function joined(clauses: readonly SqlClause[], by: 'and' | 'or'): SqlClause {
  const of = by === 'or' ? clauses.filter(({ sql }) => sql !== nothing.sql) : clauses;
  if (of.length === 0) return by === 'or' ? nothing : anything;
  return {
    sql: `(${of.map(({ sql }) => sql).join(` ${by.toUpperCase()} `)})`,
    values: of.flatMap(({ values }) => values),
  };
}

function ofAttribute(
  tables: Tables,
  attribute: Numbered,
  test: (value: string | undefined) => boolean,
): SqlClause {
  const [some, others] = parted(tables.values.all(attribute), ([, value]) => test(value));
  // The shorter list is sooner looked through.
  const among =
    some.length <= others.length
      ? isAmong(tables, attribute, some.map(numberOf))
      : isAmong(tables, attribute, others.map(numberOf), 'NOT IN');
  return test(undefined) ? joined([among, { sql: `event.${attribute} IS NULL`, values: [] }], 'or') : among;
}

/** Found by one look at all events, oldest first; an id in two places of a scope is first in both. */
function ofFirsts(tables: Tables, attribute: Numbered): SqlClause {
  const name = temporaryTable(tables, 'scope, value, instant, id, PRIMARY KEY (scope, value)');
  tables.database.run(
    `INSERT OR IGNORE INTO ${name}
      SELECT scope, ${attribute}, instant, id FROM event NOT INDEXED ORDER BY instant, id`,
  );
  const firsts = tables.database.all(
    `SELECT event.n FROM ${name} AS first CROSS JOIN event USING (instant, id)
      WHERE event.scope = first.scope AND event.${attribute} = first.value`,
  );
  return isAmong(
    tables,
    'n',
    firsts.map(([n]) => Number(n)),
  );
}

/** Patterns that find a text where it is kept as it is, and where it is part of JSON. */
interface Patterns {
  readonly plain: string;
  readonly json: string;
  /** The end of `json` from its rarest letter on. */
  readonly rare: string;
}

const parts: Readonly<Record<SearchedPart, (patterns: Patterns) => SqlClause>> = {
  id: ({ plain }) => folded('event.id', plain),
  time: ({ plain }) => like(`(substr(event.instant, 1, 19) || 'Z')`, plain),
  changed: ({ json }) => folded('event.changed', json),
  change: ({ json }) => ({
    sql: `(event.changes > 0 AND EXISTS (SELECT 1 FROM change WHERE change.n = event.n AND ${folded('change.change', json).sql}))`,
    values: [json],
  }),
  record: ({ json, rare }) => ({
    sql: `(EXISTS (SELECT 1 FROM record WHERE record.n = event.n
        AND ${like('record.record', rare).sql} AND ${like('record.record', json).sql})
      OR event.derived IN (SELECT n FROM attribute_value WHERE attribute = 'derived' AND ${like('value', json).sql}))`,
    values: [rare, json, json],
  }),
  file: ({ plain }) => ({
    sql: `event.file IN (SELECT n FROM attribute_value WHERE attribute = 'file' AND ${folded('value', plain).sql})`,
    values: [plain],
  }),
};

/** In JSON, of ASCII only quotation marks and backslashes are written differently. */
function patternsOf(text: string): Patterns {
  const json = (part: string) => likePattern(JSON.stringify(part).slice(1, -1));
  return { plain: likePattern(text), json: json(text), rare: json(fromRarest(text)) };
}

/**
 * The end of a text from its rarest letter on. SQLite stops wherever the first letter of what it looks for is,
 * so that looking for this before the whole takes half the time.
 */
function fromRarest(text: string): string {
  const rarities = [...text.slice(0, -3).toLowerCase()].map((letter) => {
    const at = commonest.indexOf(letter);
    return at < 0 ? commonest.length : at;
  });
  return text.slice(Math.max(0, rarities.indexOf(Math.max(...rarities))));
}

/** What records as JSON consist of, the most frequent first. */
const commonest = '"eatsr:noi1cld2,3ump';

function like(expression: string, pattern: string): SqlClause {
  return { sql: `${expression} LIKE ? ESCAPE '~'`, values: [pattern] };
}

/** Also what holds a letter that only Unicode knows to be one of ASCII in another case (see derivedTexts). */
function folded(expression: string, pattern: string): SqlClause {
  const { sql, values } = like(expression, pattern);
  return { sql: `(${sql} OR instr(${expression}, '\u212a') OR instr(${expression}, '\u0130'))`, values };
}

function likePattern(text: string): string {
  return `%${text.replace(/[~%_]/g, '~$&')}%`;
}

/**
 * Where names are: at a place, beneath it, and in the versions that were made of it. Places of two bots are
 * alike in the languages at most, so that all are looked for together.
 */
function ofNames(tables: Tables, test: (name: string) => boolean): SqlClause {
  const { database, values } = tables;
  const named = database
    .all('SELECT scope, place, name FROM names')
    .filter(([, , name]) => test(String(name)));
  const inScopes = (of: readonly SqlRow[]) => {
    const scopes = new Set(of.map(([scope]) => scope));
    return isAmong(
      tables,
      'scope',
      parted(values.all('scope'), ([, scope]) => scopes.has(scope))[0].map(numberOf),
    );
  };
  const [bots, resources] = parted(named, ([, place]) => place === '');
  const places = new Set(resources.map(([, place]) => String(place)));
  const isNamed = (place: Place) =>
    [...lineage(place), ...lineage(draftOf(place))].some((each) => each !== '' && places.has(each));
  const [within] = parted(values.all('place'), ([, place]) => isNamed(place));
  const inPlaces = isAmong(tables, 'place', within.map(numberOf));
  return joined([inScopes(bots), joined([inScopes(resources), inPlaces], 'and')], 'or');
}

function numberOf([number]: NumberedValue): number {
  return number;
}

function parted<Item>(
  items: readonly Item[],
  isFirst: (item: Item) => boolean,
): readonly [first: readonly Item[], second: readonly Item[]] {
  const first: Item[] = [];
  const second: Item[] = [];
  for (const item of items) (isFirst(item) ? first : second).push(item);
  return [first, second];
}
