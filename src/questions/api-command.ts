import type { AuditEvent } from '../model/event';
import { isObject, type JsonObject, type JsonValue } from '../model/json';
import { plainJson, shellWord } from '../model/shell';

/** What names a resource to the API: its own id and those of what it is in. */
export interface IdMembers {
  readonly own: string;
  readonly parents: readonly string[];
  /** The caller chooses the own id, so that a thing made again has the same. */
  readonly isChosen?: true;
}

const inLocale = ['botId', 'botVersion', 'localeId'];

export const identities: ReadonlyMap<string, IdMembers> = new Map<string, IdMembers>([
  ['Bot', { own: 'botId', parents: [] }],
  ['BotAlias', { own: 'botAliasId', parents: ['botId'] }],
  ['BotLocale', { own: 'localeId', parents: ['botId', 'botVersion'], isChosen: true }],
  ['BotReplica', { own: 'replicaRegion', parents: ['botId'], isChosen: true }],
  ['BotVersion', { own: 'botVersion', parents: ['botId'] }],
  ['Intent', { own: 'intentId', parents: inLocale }],
  ['ResourcePolicy', { own: 'resourceArn', parents: [], isChosen: true }],
  ['Slot', { own: 'slotId', parents: [...inLocale, 'intentId'] }],
  ['SlotType', { own: 'slotTypeId', parents: inLocale }],
  ['TestSet', { own: 'testSetId', parents: [] }],
]);

/** The ids of the call's resource; a call that made it has its own id in the response. */
export function resourceIds(
  { request, response }: AuditEvent,
  { own, parents }: IdMembers,
): JsonObject | undefined {
  const said: JsonObject = { ...(isObject(response) && response), ...(isObject(request) && request) };
  const ids = [...parents, own].map((name): [string, JsonValue | undefined] => [name, said[name]]);
  return ids.every(([, value]) => typeof value === 'string') ? Object.fromEntries(ids) : undefined;
}

/** A call of the API as one command of the AWS CLI (version 2), safe in a POSIX shell. */
export function command({ region }: Pick<AuditEvent, 'region'>, action: string, input: JsonObject): string {
  return `${operationWords(region, action)} --cli-input-json ${shellWord(plainJson(input))}`;
}

/** The words of the AWS CLI before the options of a call: `aws lexv2-models update-intent --region eu-west-1`. */
export function operationWords(region: string, action: string): string {
  const operation = action.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
  return `aws lexv2-models ${operation} --region ${shellWord(region)}`;
}
