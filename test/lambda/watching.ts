import { rulesOf } from '../../lambda/watching';
import type { JsonObject } from '../../src/model/json';
import { compileRules } from '../../src/watch/compile';
import type { Watching } from '../../src/watch/deliver/watching';

type Rules = Pick<Watching, 'rules' | 'settings'>;

/** What a function watches for by the object under `lextrail.watch`; without one, by the built-in rules. */
export function aWatching(watch: JsonObject = {}): Rules {
  return rulesOf(watch);
}

/** A watch in which only these rules are on. */
export function onlyRules(...rules: readonly JsonObject[]): Rules {
  const { settings } = aWatching();
  const own = aWatching({ rules: [...rules] }).rules.rules.map(({ rule }) => rule);
  const names = rules.map(({ name }) => name);
  return { rules: compileRules(own.filter(({ name }) => names.includes(name))), settings };
}
