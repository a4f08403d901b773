/**
 * Readable paths: `fulfillmentCodeHook.enabled`, `slotTypeValues[roses].synonyms[red rose]`,
 * `tags[aws:cloudformation:stack-name]`. A member of a fixed shape follows a dot; what the customer
 * chose (a list entry's identity, a map's key) is in brackets, with `\` and `]` escaped.
 */
const needsBrackets = /[.[\]\\]|^$/;

/** Members that are maps: their keys are the customer's, so they are written in brackets. */
const maps: ReadonlySet<string> = new Set([
  'botAliasLocaleSettings',
  'botAliasLocaleSettingsMap',
  'botVersionLocaleSpecification',
  'items',
  'promptAttemptsSpecification',
  'sessionAttributes',
  'slotSpecifications',
  'slots',
  'statements',
  'tags',
]);

/** The path of a member of the object at `parent`, which is itself the member `within` of another. */
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
  return [...path.matchAll(segment)].map(([, key, name]) =>
    key === undefined ? (name ?? '') : unescaped(key),
  );
}

/** A member, or an entry of the list or map that the member holds; an entry of an entry has no name. */
export interface PathStep {
  readonly name: string;
  readonly key?: string;
}

/** The members of a path, each with the key of its entry, outermost first. */
export function stepsOf(path: string): readonly PathStep[] {
  const steps: PathStep[] = [];
  for (const [, key, name = ''] of path.matchAll(segment)) {
    const last = steps.at(-1);
    if (key === undefined) steps.push({ name });
    else if (last !== undefined && last.key === undefined)
      steps.splice(-1, 1, { ...last, key: unescaped(key) });
    else steps.push({ name: '', key: unescaped(key) });
  }
  return steps;
}

const segment = /\[((?:\\.|[^\\\]])*)\]|\.?([^.[\]\\]+)/gsu;

function unescaped(key: string): string {
  return key.replace(/\\(.)/gsu, '$1');
}
