import { type Stats, statfsSync } from 'node:fs';
import { codeOf } from '../../model/error-text';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'may not be read: permission denied',
  EPERM: 'may not be read: permission denied',
  EMFILE: 'cannot be opened: too many files are open',
  ELOOP: 'is a link that leads back to itself',
  ENAMETOOLONG: 'has a path longer than the system allows',
};

/** Why the system would not give a file, in a sentence. */
export function failureOf(error: unknown): string {
  const code = codeOf(error) ?? '';
  return reasons[code] ?? `cannot be read: ${code === '' ? String(error) : code}`;
}

/** Why something is no file to read, in a sentence: reading it might never end. */
export function whyNoFile(stats: Stats, path: string): string | undefined {
  const kind = special.find(({ is }) => is(stats))?.name;
  if (kind !== undefined) return `is ${kind}, not a file; pipe what it gives: … | lextrail import -`;
  // The kernel's own files say no size, or one that is not theirs.
  const isDoubtful = stats.size === 0 || stats.blocks === 0;
  return isDoubtful && kernel.has(statfsSync(path).type)
    ? 'is made by the system as it is read, not a file'
    : undefined;
}

const special: readonly { readonly name: string; readonly is: (stats: Stats) => boolean }[] = [
  { name: 'a named pipe', is: (stats) => stats.isFIFO() },
  { name: 'a device', is: (stats) => stats.isCharacterDevice() || stats.isBlockDevice() },
  { name: 'a socket', is: (stats) => stats.isSocket() },
];

/** Linux, statfs(2): proc, sysfs, debugfs, tracefs, cgroup, cgroup2, securityfs, bpf. */
const kernel: ReadonlySet<number> = new Set([
  0x9fa0, 0x62656572, 0x64626720, 0x74726163, 0x27e0eb, 0x63677270, 0x73636673, 0xcafe4a11,
]);
