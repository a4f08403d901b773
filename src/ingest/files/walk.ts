import { readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { failureOf } from './failure';
import { type Aside, isDeliveredBefore, kindOfPath } from './path';

/** What stands under the paths given: files to read, how many were left aside and why, and what is wrong. */
export interface Walked {
  readonly files: readonly string[];
  readonly aside: Readonly<Record<Aside, number>>;
  readonly problems: readonly { readonly file: string; readonly reason: string }[];
}

/**
 * Finds the files to read, those of a folder in order of name. A file that is named is read whatever it
 * looks like; in folders only what looks like a log. `since` leaves out what was delivered before it.
 */
export function walk(paths: readonly string[], since?: string): Walked {
  const found: Found = { files: [], aside: { ...NONE }, problems: [], folders: new Set(), since };
  for (const path of paths) visitNamed(path, found);
  return { files: found.files, aside: found.aside, problems: found.problems };
}

interface Found {
  readonly files: string[];
  readonly aside: Record<Aside, number>;
  readonly problems: { readonly file: string; readonly reason: string }[];
  /** Real paths of the folders walked, so that links do not lead in a circle. */
  readonly folders: Set<string>;
  readonly since: string | undefined;
}

const NONE = { digest: 0, insight: 0, aggregated: 0, hidden: 0, other: 0, older: 0 } as const;

const NO_LOGS = 'the folder holds no log file (.json, .json.gz, .gz, .ndjson, .jsonl)';

function visitNamed(path: string, found: Found): void {
  const stats = attempt(path, found, () => statSync(path));
  if (stats?.isDirectory()) visitNamedFolder(path, found);
  else if (stats !== undefined) take(path, found);
}

function visitNamedFolder(path: string, found: Found): void {
  const before = outcomes(found);
  visitFolder(path, found);
  if (outcomes(found) === before) found.problems.push({ file: path, reason: NO_LOGS });
}

function outcomes({ files, aside, problems }: Found): number {
  return files.length + aside.older + problems.length;
}

function visitFolder(path: string, found: Found): void {
  const entries = attempt(path, found, () => {
    const real = realpathSync(path);
    if (found.folders.has(real)) return [];
    found.folders.add(real);
    return readdirSync(path, { withFileTypes: true });
  });
  // By code units, so that the order is the same on every machine.
  for (const entry of (entries ?? []).sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const inner = join(path, entry.name);
    if (entry.name.startsWith('.')) found.aside.hidden += 1;
    else if (entry.isDirectory()) visitFolder(inner, found);
    else if (entry.isFile()) visitFile(inner, found);
    else visitLink(inner, found);
  }
}

function visitLink(path: string, found: Found): void {
  const stats: Stats | undefined = attempt(path, found, () => statSync(path));
  if (stats?.isDirectory()) visitFolder(path, found);
  else if (stats?.isFile()) visitFile(path, found);
  else if (stats !== undefined) found.aside.other += 1;
}

function visitFile(path: string, found: Found): void {
  const kind = kindOfPath(path);
  if (kind === 'log') take(path, found);
  else found.aside[kind] += 1;
}

function take(path: string, found: Found): void {
  if (found.since !== undefined && isDeliveredBefore(path, found.since)) found.aside.older += 1;
  else found.files.push(path);
}

function attempt<Answer>(path: string, { problems }: Found, ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch (error) {
    problems.push({ file: path, reason: failureOf(error) });
    return undefined;
  }
}
