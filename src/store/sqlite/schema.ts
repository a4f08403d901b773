import { callerScopes } from '../../model/caller-names';
import { rowTexts } from '../schema';

/** Marks an SQLite file as a store of lextrail: `LXTR`. */
export const applicationId = 0x4c_58_54_52;

/** Raised with every change of the tables that an older program could not read or write. */
export const schemaVersion = 1;

/**
 * Attributes with values that are kept once, in `attribute_value`, and as numbers in `event`: they have few
 * values in many events. A row is a sixth as long as with the texts, and a condition on one of them is
 * judged once for each value.
 */
export const numbered = [
  'scope',
  'lane',
  'place',
  ...rowTexts,
  'flags',
  'byActor',
  'file',
  'derived',
] as const;

export type Numbered = (typeof numbered)[number];

/** The number of `ok` among the values of `outcome`, for `byFault` leaves out what went well. */
export const okNumber = 1;

/** The columns of `event` in the order of the table. */
export const eventColumns = ['instant', 'id', 'n', 'byId', ...numbered, 'changed', 'changes'] as const;

/**
 * The tables. `event` holds the rows in the order of time, so that reading all of a time reads it from
 * one end to the other; the records, which are ten times as large, are beside it.
 */
export const tables = `
  CREATE TABLE attribute_value (
    n INTEGER PRIMARY KEY, attribute TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (attribute, value)
  );
  INSERT INTO attribute_value VALUES (${okNumber}, 'outcome', 'ok');
  CREATE TABLE event (
    instant TEXT NOT NULL, id TEXT NOT NULL, n INTEGER NOT NULL, byId TEXT NOT NULL,
    ${numbered.map((name) => `${name} INTEGER`).join(', ')},
    changed TEXT, changes INTEGER,
    PRIMARY KEY (instant, id, n)
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX history ON event (scope, lane, place, instant, id);
  CREATE INDEX byBot ON event (scope, instant, id);
  CREATE INDEX byActor ON event (byActor, instant, id);
  CREATE INDEX byFault ON event (outcome, instant, id) WHERE outcome <> ${okNumber};
  CREATE INDEX byId ON event (byId);
  CREATE TABLE record (n INTEGER PRIMARY KEY, record TEXT NOT NULL);
  CREATE TABLE change (n INTEGER PRIMARY KEY, basis TEXT NOT NULL, change TEXT NOT NULL);
  CREATE TABLE name (
    scope TEXT NOT NULL, place TEXT NOT NULL, instant TEXT NOT NULL, id TEXT NOT NULL, name TEXT,
    PRIMARY KEY (scope, place, instant, id)
  ) WITHOUT ROWID;
`;

/** Made where it is missing: the first stores of this schema have none. */
export const fileTable = `
  CREATE TABLE IF NOT EXISTS file (
    name TEXT NOT NULL, asked TEXT NOT NULL, bytes INTEGER NOT NULL, stat TEXT, hash TEXT,
    PRIMARY KEY (name, asked)
  ) WITHOUT ROWID;
`;

const texts = numbered.filter((name) => name !== 'byActor' && name !== 'derived');

/** The same for people: an event with its attributes as text, a difference a line, and the names. */
export const views = `
  CREATE VIEW events AS
    SELECT event.id, event.instant, ${texts.map((name) => `${name}_.value AS ${name}`).join(', ')},
      event.changed, event.changes, record.record
    FROM event LEFT JOIN record USING (n)
    ${texts.map((name) => `LEFT JOIN attribute_value AS ${name}_ ON ${name}_.n = event.${name}`).join('\n    ')};
  CREATE VIEW changes AS
    SELECT events.id, events.instant, events.actor, events.action, events.scope, events.place, events.name,
      difference.value ->> 'kind' AS kind, difference.value ->> 'path' AS path,
      difference.value -> 'before' AS before, difference.value -> 'after' AS after
    FROM change JOIN event USING (n)
    JOIN events ON events.instant = event.instant AND events.id = event.id
    JOIN json_each(change.change, '$.differences') AS difference;
  CREATE VIEW names AS SELECT * FROM name WHERE name IS NOT NULL AND scope NOT LIKE '${callerScopes}%';
`;
