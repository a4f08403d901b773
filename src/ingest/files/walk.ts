import { readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { failureOf } from './failure';
import { formatOf } from './format';
import { headOf } from './head';
import { ascii } from './json-end';
import { type Aside, isDeliveredBefore, kindOfPath } from './log-names';
import { afterSpace, utf8Of } from './text';

/** What is found under the paths given: files to read, how many were left aside and why, and what is wrong. */
export interface Walked {
  readonly files: readonly string[];
  readonly aside: readonly AsideFile[];
  readonly problems: readonly { readonly file: string; readonly reason: string }[];
}

/** A file or folder that is not read, and why. */
export interface AsideFile {
  readonly file: string;
  readonly why: Aside;
}

/**
 * Finds the files to read, those of a folder in order of name. A file that is named is read whatever it
 * looks like; in folders only what looks like a log. `since` leaves out what was delivered before it.
 */
export function walk(paths: readonly string[], since?: string): Walked {
  const walking: Walking = { files: [], aside: [], problems: [], folders: new Set(), since };
  for (const path of paths) visitNamed(path, walking);
  return { files: walking.files, aside: walking.aside, problems: walking.problems };
}

interface Walking {
  readonly files: string[];
  readonly aside: AsideFile[];
  readonly problems: { readonly file: string; readonly reason: string }[];
  /** Real paths of the folders walked, so that links do not lead in a circle. */
  readonly folders: Set<string>;
  readonly since: string | undefined;
}

const noLogs = 'the folder holds no log file (.json, .json.gz, .gz, .ndjson, .jsonl)';

function visitNamed(path: string, walking: Walking): void {
  const stats = attempt(path, walking, () => statSync(path));
  if (stats?.isDirectory()) visitNamedFolder(path, walking);
  else if (stats !== undefined) take(path, walking);
}

function visitNamedFolder(path: string, walking: Walking): void {
  const before = outcomes(walking);
  visitFolder(path, walking);
  if (outcomes(walking) === before) walking.problems.push({ file: path, reason: noLogs });
}

function outcomes({ files, aside, problems }: Walking): number {
  return files.length + aside.filter(({ why }) => why === 'older').length + problems.length;
}

function visitFolder(path: string, walking: Walking): void {
  const entries = attempt(path, walking, () => {
    const real = realpathSync(path);
    if (walking.folders.has(real)) return [];
    walking.folders.add(real);
    return readdirSync(path, { withFileTypes: true });
  });
  // By code units, so that the order is the same on every machine.
  for (const entry of (entries ?? []).sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const inner = join(path, entry.name);
    if (entry.name.startsWith('.')) walking.aside.push({ file: inner, why: 'hidden' });
    else if (entry.isDirectory()) visitFolder(inner, walking);
    else if (entry.isFile()) visitFile(inner, walking);
    else visitLink(inner, walking);
  }
}

function visitLink(path: string, walking: Walking): void {
  const stats: Stats | undefined = attempt(path, walking, () => statSync(path));
  if (stats?.isDirectory()) visitFolder(path, walking);
  else if (stats?.isFile()) visitFile(path, walking);
  else if (stats !== undefined) walking.aside.push({ file: path, why: 'other' });
}

function visitFile(path: string, walking: Walking): void {
  const kind = kindOfPath(path);
  if (kind === 'log' || (kind === 'other' && looksLikeLog(path))) take(path, walking);
  else walking.aside.push({ file: path, why: kind });
}

/** Amazon Data Firehose gives its files no ending. What is known and cannot be read is taken, to be named. */
function looksLikeLog(path: string): boolean {
  try {
    const head = headOf(path);
    const format = formatOf(head, path);
    if (format.kind === 'text') return beginsJson(head);
    return format.kind !== 'unreadable' || format.isKnown;
  } catch {
    return false;
  }
}

function beginsJson(head: Buffer): boolean {
  const text = utf8Of(head);
  const first = text[afterSpace(text, 0)];
  return first === ascii.objectStart || first === ascii.listStart;
}

function take(path: string, walking: Walking): void {
  if (walking.since !== undefined && isDeliveredBefore(path, walking.since))
    walking.aside.push({ file: path, why: 'older' });
  else walking.files.push(path);
}

function attempt<Answer>(path: string, { problems }: Walking, ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch (error) {
    problems.push({ file: path, reason: failureOf(error) });
    return undefined;
  }
}
