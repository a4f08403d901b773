import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { demo } from '../../simulator/demo';
import { type Generated, generate } from '../../simulator/generate';
import { aMachine, type Machine } from './a-world';

/** The demonstration's Lex calls, the last day of which goes wrong. */
export function anIncident(): Generated {
  return generate({ ...demo, otherServices: 0, scenario: 'incident' });
}

/** A machine that has imported generated log files, of every service. */
export async function machineWith({ files }: Generated): Promise<Machine> {
  const machine = aMachine();
  for (const { path, content } of files) {
    const file = machine.path(`logs/${path}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  await machine.lextrail(['import', machine.path('logs'), '--event-source', '*']);
  return machine;
}
