import type { JsonObject } from '../model/json';
import { type CompiledRules, compileRules } from './compile';
import { parseWatch } from './configuration';
import type { ResolvedSettings } from './rule';

export interface ActiveRules {
  readonly rules: CompiledRules;
  readonly settings: ResolvedSettings;
}

/** The rules that are switched on by the object under `lextrail.watch`; throws on what synth would have refused. */
export function activeRules(watch: JsonObject): ActiveRules {
  const read = parseWatch(watch);
  if (read.kind === 'wrong')
    throw new Error(read.problems.map(({ rule, message }) => `watch rule '${rule}': ${message}`).join('; '));
  const { rules, settings } = read.watch;
  return { rules: compileRules(rules.filter(({ isOn }) => isOn)), settings };
}
