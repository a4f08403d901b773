import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sentences that people have read and found right: `title | sentence`, one a line. */
export function golden(file: string): Readonly<Record<string, string>> {
  const lines = readFileSync(join(__dirname, file), 'utf8').trimEnd().split('\n');
  return Object.fromEntries(lines.map((line) => line.split(' | ') as [string, string]));
}
