import * as lex from '@aws-sdk/client-lex-models-v2';
import { entryPath, memberPath } from '../../src/change/path';
import { operationOf } from '../../src/ingest/catalogue/catalogue';

/**
 * Every path that a request of the 54 writes of Lex V2 can hold, from the schemas of AWS's SDK: each
 * member, each list and one entry of it, each map and one entry of it. A structure within itself is
 * followed once.
 */
export function writtenPaths(): readonly string[] {
  const paths = Object.entries(lex).flatMap(([name, schema]) =>
    isWrite(name) && isOperation(schema) ? pathsWithin(top, schema[4]) : [],
  );
  return [...new Set(paths)].filter((path) => path !== '').sort();
}

/** Key of every entry of a list or map. */
const key = 'x';

interface Place {
  readonly path: string;
  readonly member: string;
  readonly structures: readonly string[];
}

const top: Place = { path: '', member: '', structures: [] };

function isWrite(exported: string): boolean {
  const action = exported.replace(/\$$/, '');
  return action !== exported && operationOf('V2', action)?.effect === 'write';
}

/** Of @smithy/types: `[9, namespace, name, traits, input, output]`. */
function isOperation(schema: unknown): schema is readonly unknown[] {
  return Array.isArray(schema) && schema[0] === 9;
}

const list = 1;
const map = 2;
const structureTypes: ReadonlySet<unknown> = new Set([3, 4]);

function pathsWithin(place: Place, reference: unknown): readonly string[] {
  const schema = resolved(reference);
  if (!Array.isArray(schema)) return [place.path];
  const [kind, , name, , names, members] = schema;
  const entry = (value: unknown) => [
    place.path,
    ...pathsWithin({ ...place, path: entryPath(place.path, key), member: '' }, value),
  ];
  if (kind === list) return entry(schema[4]);
  if (kind === map) return entry(schema[5]);
  if (!structureTypes.has(kind) || place.structures.includes(name)) return [place.path];
  const structures = [...place.structures, name];
  const inner = (names as readonly string[]).flatMap((member, index) =>
    pathsWithin({ path: memberPath(place.path, place.member, member), member, structures }, members[index]),
  );
  return [place.path, ...inner];
}

/** A member is its schema, or its schema with traits; a schema may be a function of no arguments. */
function resolved(reference: unknown): unknown {
  if (typeof reference === 'function') return resolved(reference());
  const isWithTraits = Array.isArray(reference) && reference.length === 2;
  return isWithTraits ? resolved(reference[0]) : reference;
}
