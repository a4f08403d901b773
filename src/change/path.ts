/**
 * Readable paths: `fulfillmentCodeHook.enabled`, `slotTypeValues[roses].synonyms[red rose]`,
 * `tags[aws:cloudformation:stack-name]`. A member of a fixed shape follows a dot; what the customer
 * chose (a list entry's identity, a map's key) stands in brackets, with `\` and `]` escaped.
 */
const needsBrackets = /[.[\]\\]|^$/;

/** Members that are maps: their keys are the customer's, so they are written in brackets. */
const maps: ReadonlySet<string> = new Set([
  'botAliasLocaleSettings',
  'botAliasLocaleSettingsMap',
  'botVersionLocaleSpecification',
  'condition',
  'items',
  'sessionAttributes',
  'slotSpecifications',
  'statements',
  'tags',
]);

/** The path of a member of the object at `parent`, whose own member name is `within`. */
export function memberPath(parent: string, within: string, name: string): string {
  if (maps.has(within) || needsBrackets.test(name)) return entryPath(parent, name);
  return parent === '' ? name : `${parent}.${name}`;
}

/** The path of an entry of the list or map at `parent`. */
export function entryPath(parent: string, key: string): string {
  return `${parent}[${key.replace(/[\\\]]/g, '\\$&')}]`;
}

/** The names and keys that a path is made of, outermost first. */
export function segmentsOf(path: string): readonly string[] {
  const steps = path.matchAll(/\[((?:\\.|[^\\\]])*)\]|\.?([^.[\]\\]+)/gsu);
  return [...steps].map(([, key, name]) => key?.replace(/\\(.)/gsu, '$1') ?? name ?? '');
}
