import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** One import: the file that says it, and what it names: a file of ours or a package. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

/** The TypeScript files below some folders, by their paths from the root. */
export function filesIn(root: string, folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
}

export function importsOfFiles(root: string, files: readonly string[]): readonly Import[] {
  return files.flatMap((file) => importsOf(root, file, readFileSync(join(root, file), 'utf8')));
}

/** Every import in the text of a file, types and lazy ones too. */
export function importsOf(root: string, from: string, text: string): readonly Import[] {
  const specifiers = [...text.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(|\brequire\()'([^']+)'/g)];
  return specifiers.map(([, specifier = '']) => ({ from, to: target(root, from, specifier) }));
}

/** A file of ours by its path from the root, anything else as it is written. */
function target(root: string, from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  const path = normalize(join(dirname(from), specifier));
  const found = [`${path}.ts`, `${path}.d.ts`, `${path}/index.ts`, path].find((each) =>
    existsSync(join(root, each)),
  );
  return found ?? path;
}
