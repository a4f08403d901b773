import type { EventKey } from '../../model/stored';
import type { Database } from './database';
import { recent } from './recent';
import { type Numbered, numbered } from './schema';

export type NumberedValue = readonly [number: number, value: string];

/** The values of attributes and their numbers. */
export interface AttributeValues {
  /** The number of a value, which gets one if it is new. */
  numberFor(attribute: Numbered, value: string): number;
  /** The number of a value; undefined where no event has it. */
  find(attribute: Numbered, value: string): number | undefined;
  valueOf(number: number): string;
  /** Every value of an attribute, with its number. */
  all(attribute: Numbered): readonly NumberedValue[];
  forget(): void;
}

// Of one attribute; few have so many, and one of 100 bytes takes some 200.
const mostRemembered = 20_000;

export function attributeValues(database: Database): AttributeValues {
  const numbers = new Map(numbered.map((attribute) => [attribute, recent<string, number>(mostRemembered)]));
  const texts = recent<number, string>(mostRemembered);

  function numberBy(sql: string, attribute: Numbered, value: string): number | undefined {
    const [number] = database.first(sql, attribute, value) ?? [];
    if (typeof number !== 'number') return undefined;
    numbers.get(attribute)?.add(value, number);
    return number;
  }

  const find = (attribute: Numbered, value: string) =>
    numbers.get(attribute)?.get(value) ?? numberBy(select, attribute, value);

  return {
    find,
    numberFor: (attribute, value) => find(attribute, value) ?? numberBy(insert, attribute, value) ?? 0,
    valueOf(number) {
      const known = texts.get(number);
      if (known !== undefined) return known;
      const [value] = database.first('SELECT value FROM attribute_value WHERE n = ?', number) ?? [];
      const text = String(value);
      texts.add(number, text);
      return text;
    },
    all: (attribute) =>
      database
        .all('SELECT n, value FROM attribute_value WHERE attribute = ? ORDER BY n', attribute)
        .map(([number, value]) => [Number(number), String(value)]),
    forget() {
      for (const each of numbers.values()) each.clear();
      texts.clear();
    },
  };
}

const select = 'SELECT n FROM attribute_value WHERE attribute = ? AND value = ?';
const insert = 'INSERT INTO attribute_value (attribute, value) VALUES (?, ?) RETURNING n';

/** The numbers of a place in a lane of a scope; undefined where nothing is stored there. */
export function placeKey(
  values: AttributeValues,
  key: Pick<EventKey, 'scope' | 'lane' | 'place'>,
): readonly [scope: number, lane: number, place: number] | undefined {
  const scope = values.find('scope', key.scope);
  const lane = values.find('lane', key.lane);
  const place = values.find('place', key.place);
  return scope === undefined || lane === undefined || place === undefined ? undefined : [scope, lane, place];
}
