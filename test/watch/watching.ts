import type { JsonObject } from '../../src/model/json';
import { type ActiveRules, activeRules } from '../../src/watch/active-rules';
import { compileRules } from '../../src/watch/compile';

/** What a function watches for by the object under `lextrail.watch`; without one, by the built-in rules. */
export function aWatching(watch: JsonObject = {}): ActiveRules {
  return activeRules(watch);
}

/** A watch in which only these rules are on. */
export function onlyRules(...rules: readonly JsonObject[]): ActiveRules {
  const { settings } = aWatching();
  const own = aWatching({ rules: [...rules] }).rules.rules.map(({ rule }) => rule);
  const names = rules.map(({ name }) => name);
  return { rules: compileRules(own.filter(({ name }) => names.includes(name))), settings };
}
