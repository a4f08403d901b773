import { builtinModules } from 'node:module';
import { filesIn, type Import, importsOfFiles } from '../../scripts/imports';

/** One row of the allow list in ARCHITECTURE.md. */
export interface Room {
  /** A folder with all below it, or one file. */
  readonly path: string;
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

/** The rows of the table under "The rooms". */
export function readRooms(architecture: string): readonly Room[] {
  const section = /^## The rooms\n(.*?)^## /ms.exec(architecture)?.[1] ?? '';
  const rows = [...section.matchAll(/^\| `([^`]+)` \|[^|]*\|([^|]*)\|([^|]*)\|$/gm)];
  const paths = rows.map(([, path = '']) => path);
  return rows.map(([, path = '', rooms = '', packages = '']) => ({
    path,
    rooms: words(rooms).map((name) => paths.find((each) => each === name || each === `src/${name}`) ?? name),
    packages: words(packages),
  }));
}

/** The TypeScript files of the program, tests and tools left out. */
export function sourceFiles(root: string): readonly string[] {
  return filesIn(root, ['src', 'lambda', 'lib', 'bin', 'simulator']);
}

export function allImports(root: string): readonly Import[] {
  return importsOfFiles(root, sourceFiles(root));
}

/** What the list does not allow, and what it allows without need; one sentence each. */
export function differences(rooms: readonly Room[], imports: readonly Import[]): readonly string[] {
  const used = new Set<string>();
  const wrong = imports.flatMap(({ from, to }) => {
    const room = roomOf(rooms, from);
    if (room === undefined) return [`${from} is in no room`];
    const named = roomOf(rooms, to)?.path ?? packageOf(to);
    if (named === undefined || named === room.path) return [];
    used.add(`${room.path} > ${named}`);
    return [...room.rooms, ...room.packages].includes(named) ? [] : [`${from} imports ${to}`];
  });
  const idle = rooms.flatMap(({ path, rooms: allowed, packages }) =>
    [...allowed, ...packages]
      .filter((name) => !used.has(`${path} > ${name}`))
      .map((name) => `${path} may import ${name} and does not`),
  );
  return [...wrong, ...idle];
}

/** A way through the list that ends where it began; undefined where there is none. */
export function circle(rooms: readonly Room[]): readonly string[] | undefined {
  const below = new Map(rooms.map(({ path, rooms: allowed }) => [path, allowed]));
  const done = new Set<string>();
  const walk = (path: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const next of below.get(path) ?? []) {
      const found = walk(next, [...way, path]);
      if (found !== undefined) return found;
    }
    done.add(path);
    return undefined;
  };
  for (const { path } of rooms) {
    const found = walk(path, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The innermost room that a file lies in. */
function roomOf(rooms: readonly Room[], file: string): Room | undefined {
  return rooms
    .filter(({ path }) => file === path || file.startsWith(`${path}/`))
    .toSorted((one, other) => other.path.length - one.path.length)[0];
}

function words(cell: string): readonly string[] {
  return cell.split(',').flatMap((word) => word.trim() || []);
}

/** The package of a specifier, a scope for a scoped one; undefined for Node's own and for our package.json. */
function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith('node:') || builtinModules.includes(specifier) || specifier === 'package.json')
    return undefined;
  return specifier.split('/')[0];
}
