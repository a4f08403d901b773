import { isObject, textOf } from '../../model/json';
import type { NamedEvent } from '../../model/named';
import { labelledBot, resourcePathOf } from '../resource-label';
import { listed } from '../words';
import { bareBot, noun } from './nouns';
import { nameText, valueAt } from './reading';

/** The bot, alias or other resource that tags or a resource policy belong to. */
export function taggedResource(named: NamedEvent): string {
  const { root, resources } = resourcePathOf(named);
  const alias = resources.find(({ kind }) => kind === 'alias');
  const bot = labelledBot(named);
  if (alias !== undefined) return `${noun('alias', alias)}${bot ? ` of ${bareBot(bot)}` : ''}`;
  if (root === undefined) return 'a resource';
  return noun(kindWords.get(root.kind) ?? root.kind, root);
}

/** `team=flowers and stage=prod`. V2 sends tags as an object, V1 as a list of keys and values. */
export function tagPairs({ event }: NamedEvent): string {
  const tags = valueAt(event.request, 'tags');
  if (isObject(tags)) return listed(Object.entries(tags).map(([key, value]) => pair(key, value)));
  if (!Array.isArray(tags)) return '';
  return listed(tags.filter(isObject).map(({ key, value }) => pair(textOf(key) ?? '?', value)));
}

/** `tag team`, `tags team and stage`. */
export function tagKeys({ event }: NamedEvent): string {
  const value = valueAt(event.request, 'tagKeys');
  const keys = Array.isArray(value) ? value.filter((key) => typeof key === 'string') : [];
  if (keys.length === 0) return 'tags';
  return `${keys.length === 1 ? 'tag' : 'tags'} ${listed(keys.map(nameText))}`;
}

const kindWords: ReadonlyMap<string, string> = new Map([
  ['slottype', 'slot type'],
  ['test-set', 'test set'],
]);

function pair(key: string, value: unknown): string {
  return nameText(`${key}=${typeof value === 'string' ? value : '?'}`);
}
