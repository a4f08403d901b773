import type { Watching } from '../../lambda/matches';
import { watchingOf } from '../../lambda/watching';
import type { JsonObject } from '../../src/json';
import { compileRules } from '../../src/watch/compile';

/** What a function watches for by the object under `lextrail.watch`; without one, by the built-in rules. */
export function aWatching(watch: JsonObject = {}): Watching {
  return watchingOf({ watch });
}

/** A watch in which only these rules are on. */
export function onlyRules(...rules: readonly JsonObject[]): Watching {
  const { settings } = aWatching();
  const own = aWatching({ rules: [...rules] }).rules.rules.map(({ rule }) => rule);
  const names = rules.map(({ name }) => name);
  return { rules: compileRules(own.filter(({ name }) => names.includes(name))), settings };
}
