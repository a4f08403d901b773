import { accessRules } from './built-in/access';
import type { Declared } from './built-in/declared';
import { destructionRules } from './built-in/destruction';
import { privacyRules } from './built-in/privacy';
import { releaseRules } from './built-in/releases';
import { defaultSettings, type ResolvedSettings, type Rule } from './rule';

/** The rules that come with lextrail, fitted to an account; `isOn` says which are on if nothing else is said. */
export function builtInRules(settings: ResolvedSettings = defaultSettings): readonly Rule[] {
  const declared = [...releaseRules, ...destructionRules, ...privacyRules, ...accessRules];
  return declared.map((rule) => fitted(rule, settings));
}

function fitted({ filter, ...declared }: Declared, settings: ResolvedSettings): Rule {
  const { needs } = declared;
  return {
    threshold: 1,
    windowMinutes: 5,
    ...declared,
    filter: typeof filter === 'string' ? filter : filter(settings),
    isOn:
      needs === undefined ? declared.isOn === true : settings[needs].length > 0 && declared.isOn !== false,
  };
}
