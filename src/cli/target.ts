import { join } from 'node:path';
import { misused } from './failure';
import type { Target, World } from './world';

export type { Target } from './world';

export interface TargetOptions {
  readonly store?: string;
  readonly table?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
}

/** Which store a command speaks to: the flag, then LEXTRAIL_TABLE, then the folder in the user's data folder. */
export function chooseTarget(options: TargetOptions, world: Pick<World, 'env' | 'dataFolder'>): Target {
  if (options.store !== undefined && options.table !== undefined) {
    throw misused(`--store and --table exclude each other, got both; give one of them`);
  }
  if (options.store !== undefined) return { kind: 'folder', folder: options.store, source: '--store' };
  if (options.table !== undefined) return tableTarget(options.table, options, '--table');
  const table = world.env.LEXTRAIL_TABLE;
  if (table) return tableTarget(table, options, 'LEXTRAIL_TABLE');
  if (options.region ?? options.profile ?? options.endpointUrl) {
    throw misused('--region, --profile and --endpoint-url need a table; add --table NAME');
  }
  return { kind: 'folder', folder: join(world.dataFolder, 'events'), source: 'default' };
}

function tableTarget(table: string, options: TargetOptions, source: string): Target {
  const { region, profile, endpointUrl: endpoint } = options;
  return { kind: 'table', table, region, profile, endpoint, source };
}

/** How the answer names the store, and what to type to use it again. */
export function describeTarget(target: Target): string {
  return target.kind === 'folder' ? `folder ${target.folder}` : `table ${target.table}`;
}

/** The options that the next command needs to speak to the same store; empty for the default. */
export function targetArguments(target: Target): string {
  if (target.source === 'default' || target.source === 'LEXTRAIL_TABLE') return '';
  if (target.kind === 'folder') return ` --store ${quoted(target.folder)}`;
  const parts = [` --table ${quoted(target.table)}`];
  if (target.region) parts.push(`--region ${quoted(target.region)}`);
  if (target.profile) parts.push(`--profile ${quoted(target.profile)}`);
  if (target.endpoint) parts.push(`--endpoint-url ${quoted(target.endpoint)}`);
  return parts.join(' ');
}

/** Text as one word of a POSIX shell. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
