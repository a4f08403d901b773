import { join } from 'node:path';
import { shellWord } from '../model/shell';
import { misused } from './failure';
import type { Target, World } from './world';

export type { Target } from './world';

export interface TargetOptions {
  readonly store?: string;
  readonly table?: string;
  readonly stack?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
}

type TargetDefaults = Pick<World, 'env' | 'dataFolder'>;

/** Which store a command speaks to: the flag, then LEXTRAIL_TABLE or LEXTRAIL_STACK, then the folder in the user's data folder. */
export function chooseTarget(options: TargetOptions, { env, dataFolder }: TargetDefaults): Target {
  const { store, table, stack } = options;
  const given = Object.entries({ store, table, stack }).filter(([, value]) => value !== undefined);
  if (given.length > 1) {
    const flags = given.map(([name]) => `--${name}`);
    throw misused(`${flags.join(' and ')} exclude each other; give one of them`);
  }
  if (store !== undefined) return { kind: 'folder', folder: store, source: '--store' };
  const inAws = whereInAws(options);
  if (table !== undefined) return { kind: 'table', table, ...inAws, source: '--table' };
  if (stack !== undefined) return { kind: 'stack', stack, ...inAws, source: '--stack' };
  if (env.LEXTRAIL_TABLE)
    return { kind: 'table', table: env.LEXTRAIL_TABLE, ...inAws, source: 'LEXTRAIL_TABLE' };
  if (env.LEXTRAIL_STACK)
    return { kind: 'stack', stack: env.LEXTRAIL_STACK, ...inAws, source: 'LEXTRAIL_STACK' };
  if (inAws.region ?? inAws.profile ?? inAws.endpoint) {
    throw misused('--region, --profile and --endpoint-url need a table; add --table NAME or --stack NAME');
  }
  return { kind: 'folder', folder: join(dataFolder, 'events'), source: 'default' };
}

export function whereInAws({ region, profile, endpointUrl: endpoint }: TargetOptions) {
  return { region, profile, endpoint };
}

/** How the answer names the store. */
export function describeTarget(target: Target): string {
  return `${target.kind} ${nameOf(target)}`;
}

function nameOf(target: Target): string {
  if (target.kind === 'folder') return target.folder;
  return target.kind === 'table' ? target.table : target.stack;
}

/** The options that the next command needs to speak to the same store; empty for the default. */
export function targetArguments(target: Target): string {
  const store = target.source.startsWith('--') ? ` ${target.source} ${shellWord(nameOf(target))}` : '';
  if (target.kind === 'folder') return store;
  const { region, profile, endpoint } = target;
  return store + flag('--region', region) + flag('--profile', profile) + flag('--endpoint-url', endpoint);
}

function flag(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${name} ${shellWord(value)}`;
}
