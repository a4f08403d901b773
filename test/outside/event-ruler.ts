import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonValue } from '../../src/model/json';

const root = join(__dirname, '../..');
const project = join(__dirname, 'event-ruler');
const jars = join(root, '.cache/event-ruler');
const classes = join(root, '.cache/event-ruler-judge');

export interface Asked {
  readonly pattern: JsonValue;
  readonly event: JsonValue;
}

/** EventBridge's own engine (software.amazon.event.ruler), where Java and Maven are there; else undefined. */
export function eventRuler(): ((asked: readonly Asked[]) => readonly boolean[]) | undefined {
  if (!isThere('javac') || !(isFetched() || isDone('mvn', ...fetch))) return undefined;
  const classpath = readdirSync(jars).map((jar) => join(jars, jar));
  if (!isDone('javac', '-d', classes, '-cp', classpath.join(':'), join(project, 'Judge.java')))
    throw new Error(`${join(project, 'Judge.java')} does not compile`);
  return (asked) => {
    const output = execFileSync('java', ['-cp', [classes, ...classpath].join(':'), 'Judge'], {
      input: asked.map((each) => JSON.stringify(each)).join('\n'),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    return output
      .trim()
      .split('\n')
      .map((line) => line === 'true');
  };
}

const fetch = [
  ...['-q', '-B', '-f', join(project, 'pom.xml')],
  ...['dependency:copy-dependencies', `-DoutputDirectory=${jars}`],
];

function isFetched(): boolean {
  return existsSync(jars) && readdirSync(jars).some((jar) => jar.startsWith('event-ruler-'));
}

function isThere(program: string): boolean {
  return isDone(program, '-version');
}

function isDone(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
