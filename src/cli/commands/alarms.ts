import { alarmFindings } from '../../aws/alarms';
import type { DeadLetters } from '../../aws/dead-letters';
import type { Finding } from '../../finding';
import type { Invocation } from '../command';
import { deployed } from '../deployed';
import { writeFindings } from '../findings';
import type { ExitCode } from '../world';

/** `lextrail alarms`: every alarm of a deployed stack and what lies dead; 3 where there is something to do. */
export async function alarms(invocation: Invocation): Promise<ExitCode> {
  const { account, deployment } = await deployed(invocation);
  const [states, letters] = await Promise.all([
    account.alarmStates(deployment, invocation.world.now()),
    account.deadLetters(deployment),
  ]);
  const findings = [...alarmFindings(states, deployment), ...letters.flatMap(deadFinding)];
  return writeFindings(findings, invocation);
}

function deadFinding({ queue, count, samples }: DeadLetters): readonly Finding[] {
  if (count === 0) return [];
  const [first] = samples;
  const example = first === undefined ? '' : `, such as ${first.about}: ${first.why}`;
  const text = `${count} dead letters${example}`;
  return [{ state: 'problem', check: queue.replace(/Url$/, ''), text, fix: 'lextrail redrive' }];
}
