import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A name that a declaration file declares: where, and its text without comments. */
export interface Declaration {
  readonly file: string;
  readonly name: string;
  readonly kind: 'function' | 'type';
  readonly text: string;
  /** The comment directly above it. */
  readonly comment: string;
}

/** What a package's root exports, by the name it is exported as. */
export function exportsOf(index: string): ReadonlyMap<string, Declaration> {
  const found = new Map<string, Declaration>();
  for (const [, names = '', from = ''] of readFileSync(index, 'utf8').matchAll(reExport)) {
    for (const listed of namesIn(names)) {
      const [declared = listed, name = declared] = listed.split(' as ');
      const declaration = declarationOf(fileOf(index, from), declared);
      if (declaration === undefined) throw new Error(`${from} does not declare ${declared}`);
      found.set(name, { ...declaration, name });
    }
  }
  return found;
}

/** Every type that can be met by following parameters, results and members from some declarations. */
export function reachedFrom(declarations: Iterable<Declaration>): readonly Declaration[] {
  const reached = new Map<string, Declaration>();
  const open = [...declarations];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const name of identifiersIn(next)) {
      const declaration = declarationOf(next.file, name);
      if (declaration === undefined || reached.has(keyOf(declaration))) continue;
      reached.set(keyOf(declaration), declaration);
      open.push(declaration);
    }
  }
  return [...reached.values()].filter(({ kind }) => kind === 'type');
}

export function keyOf({ file, name }: Declaration): string {
  return `${file}#${name}`;
}

const reExport = /^export (?:type )?\{([^}]*)\} from '([^']+)';/gm;
const anImport = /^import (?:type )?\{([^}]*)\} from '(\.[^']+)';/gm;

function namesIn(list: string): readonly string[] {
  return list
    .split(',')
    .map((name) => name.trim().replace(/^type /, ''))
    .filter((name) => name !== '');
}

/** The declaration that a name means in a file: its own, or the one it imports; none for globals. */
function declarationOf(file: string, name: string): Declaration | undefined {
  const text = readFileSync(file, 'utf8');
  const own = ownDeclaration(file, text, name);
  if (own !== undefined) return own;
  for (const [, names = '', from = ''] of text.matchAll(anImport)) {
    if (namesIn(names).includes(name)) return declarationOf(fileOf(file, from), name);
  }
  for (const [, names = '', from = ''] of text.matchAll(reExport)) {
    if (namesIn(names).includes(name)) return declarationOf(fileOf(file, from), name);
  }
  return undefined;
}

function ownDeclaration(file: string, text: string, name: string): Declaration | undefined {
  const head = new RegExp(
    `^(?:export )?(?:declare )?(interface|type|function|const|class) ${name}\\b[\\s\\S]*?^(?=(?:export|declare|interface|type|import|/\\*\\*))`,
    'm',
  );
  const match = head.exec(`${text}\nexport`);
  if (match === null) return undefined;
  const [whole, kind] = match;
  const before = text.slice(0, match.index);
  const [, comment = ''] = /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\s*$/.exec(before) ?? [];
  return {
    file,
    name,
    kind: kind === 'function' || kind === 'const' ? 'function' : 'type',
    text: whole.replace(/\/\*[\s\S]*?\*\//g, ''),
    comment,
  };
}

/** Names of types; also of values, of which `typeof` makes a type. */
function identifiersIn({ text, name }: Declaration): readonly string[] {
  const code = text.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, '');
  const types = code.match(/\b[A-Z]\w*\b/g) ?? [];
  const values = [...code.matchAll(/\btypeof (\w+)/g)].map(([, value = '']) => value);
  return [...new Set([...types, ...values])].filter((each) => each !== name);
}

function fileOf(from: string, module: string): string {
  const path = join(dirname(from), module);
  const file = [`${path}.d.ts`, join(path, 'index.d.ts')].find(existsSync);
  if (file === undefined) throw new Error(`no declarations of ${module}`);
  return file;
}
