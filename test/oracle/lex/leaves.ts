import { type Doc, docOf, type Json, textOf } from './json';

export type Scalar = null | boolean | number | string;

/** What identifies an entry of each list that the model's bots use; entries that are text identify themselves. */
const identities: ReadonlyMap<string, (entry: Doc) => Json | undefined> = new Map([
  ['sampleUtterances', (entry: Doc) => entry.utterance],
  ['inputContexts', (entry: Doc) => entry.name],
  ['slotTypeValues', (entry: Doc) => docOf(entry.sampleValue)?.value],
  ['synonyms', (entry: Doc) => entry.value],
  ['Statement', (entry: Doc) => entry.Sid],
]);

const maps: ReadonlySet<string> = new Set([
  ...['tags', 'items', 'botAliasLocaleSettings', 'botVersionLocaleSpecification'],
]);

export function isMap(member: string): boolean {
  return maps.has(member);
}

/** Every value of a document by its path, in the notation that lextrail documents for its answers. */
export function leavesOf(doc: Doc): ReadonlyMap<string, Scalar> {
  return new Map(inObject('', '', doc));
}

type Leaf = readonly [path: string, value: Scalar];

function inValue(path: string, member: string, value: Json): readonly Leaf[] {
  if (Array.isArray(value)) return value.flatMap((entry) => inEntry(path, member, entry));
  const doc = docOf(value);
  return doc === undefined ? [[path, value as Scalar]] : inObject(path, member, doc);
}

function inObject(path: string, member: string, doc: Doc): readonly Leaf[] {
  return Object.entries(doc).flatMap(([name, value]) => {
    const dotted = path === '' ? name : `${path}.${name}`;
    return inValue(maps.has(member) ? `${path}[${name}]` : dotted, name, value);
  });
}

/** An entry is a leaf itself, by its identity; the member that identifies it is not said twice. */
function inEntry(path: string, member: string, entry: Json): readonly Leaf[] {
  const doc = docOf(entry);
  const identity = doc === undefined ? textOf(entry) : textOf(identities.get(member)?.(doc));
  if (identity === undefined) throw new Error(`the model knows no identity for an entry of ${member}`);
  const at = `${path}[${identity}]`;
  const inner = doc === undefined ? [] : inObject(at, '', doc).filter(([, value]) => value !== identity);
  return [[at, identity], ...inner];
}
