import type { ResolvedSettings, Rule } from '../rule';

/** A built-in rule as its table says it; once in five minutes is enough, unless it says otherwise. */
export interface Declared
  extends Omit<Rule, 'filter' | 'threshold' | 'windowMinutes' | 'isOn'>,
    Partial<Pick<Rule, 'threshold' | 'windowMinutes'>> {
  readonly filter: string | ((settings: ResolvedSettings) => string);
  /** @default - on where the setting that it needs is given */
  readonly isOn?: boolean;
}

/** ` -role:a,b` for a filter; nothing where there is no value, as a field without one is a mistake. */
export function noneOfThese(field: string, values: readonly string[]): string {
  return values.length === 0 ? '' : ` -${anyOfThese(field, values)}`;
}

export function anyOfThese(field: string, values: readonly string[]): string {
  return `${field}:${values.join(',')}`;
}
