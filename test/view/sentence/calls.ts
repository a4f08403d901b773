import { toEvent } from '../../../src/ingest/to-event';
import type { JsonObject, JsonValue } from '../../../src/model/json';
import type { NamedEvent } from '../../../src/model/named';
import { testAlias } from '../../../src/model/test-alias';
import { aRecord } from '../../support/a-record';

/** For each operation the request and the response of one call. */
export type Calls = Readonly<Record<string, readonly [request: JsonObject, response: JsonObject | null]>>;

export const bot = { botId: 'ORDERFLWRS' };
export const locale = { localeId: 'en_US' };
export const draft = { ...bot, botVersion: 'DRAFT', ...locale };
export const alias = { ...bot, botAliasId: 'PRODALIAS1' };
export const intent = { ...draft, intentId: 'BOOKHOTEL1' };
export const slot = { ...intent, slotId: 'SLOTDAYDAY' };
export const slotType = { ...draft, slotTypeId: 'FLOWERTYPE' };

/** What was asked, with the times that Lex adds to it. */
export function accepted(request: JsonObject): JsonObject {
  return { ...request, creationDateTime: 1794302103.118, lastUpdatedDateTime: 1795337983.25 };
}

/** The names of the bot that the calls are about. */
const names: ReadonlyMap<string, string> = new Map([
  ['', 'OrderFlowers'],
  ['alias/PRODALIAS1', 'PROD'],
  [testAlias.place, testAlias.name],
  ['DRAFT/en_US', 'English (US)'],
  ['DRAFT/en_US/intent/BOOKHOTEL1', 'BookHotel'],
  ['DRAFT/en_US/intent/BOOKHOTEL1/slot/SLOTDAYDAY', 'Day'],
  ['DRAFT/en_US/slottype/FLOWERTYPE', 'FlowerTypes'],
]);

/** The event that a record of CloudTrail becomes, with the names of OrderFlowers. */
export function namedFrom(record: JsonValue, bent: Partial<NamedEvent> = {}): NamedEvent {
  const ingested = toEvent(record, '*');
  if (ingested.kind !== 'event') throw new Error(`the record became ${JSON.stringify(ingested)}`);
  const isOfBot = ingested.event.bot === 'ORDERFLWRS';
  return { event: ingested.event, nameOf: (place) => (isOfBot ? names.get(place) : undefined), ...bent };
}

/** The record of one call by Alice at the console. */
export function recordOf(
  action: string,
  [request, response]: readonly [JsonObject, JsonObject | null],
  overrides: JsonObject = {},
): JsonObject {
  const members = { eventName: action, requestParameters: request, responseElements: response };
  return { ...aRecord(), ...members, ...overrides };
}

export const namesUnknown = { nameOf: () => undefined };
