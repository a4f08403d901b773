import { alarmFindings } from '../../doctor/alarms';
import type { DeadLetter, DeadLetters } from '../../doctor/dead-letters';
import type { Deployment } from '../../doctor/deployment';
import { commandIn } from '../../doctor/where';
import { counted } from '../../model/counted';
import type { Finding } from '../../model/finding';
import type { Invocation } from '../command';
import { deployed } from '../deployed';
import type { ExitCode } from '../exit-codes';
import { writeFindings } from '../findings';

/** `lextrail alarms`: every alarm of a deployed stack and its dead letters; 3 where there is something to do. */
export async function alarms(invocation: Invocation): Promise<ExitCode> {
  const { account, deployment } = await deployed(invocation);
  const [states, rules, letters] = await Promise.all([
    account.alarmStates(deployment),
    account.ruleStates(deployment, invocation.world.now()),
    account.deadLetters(deployment),
  ]);
  const findings = [
    ...alarmFindings(states, rules, deployment, invocation.options.tz),
    ...letters.flatMap((each) => deadFinding(each, deployment)),
  ];
  return writeFindings(findings, invocation);
}

function deadFinding(
  { queue, count, samples }: DeadLetters,
  { stack, where }: Deployment,
): readonly Finding[] {
  if (count === 0) return [];
  const [first] = samples;
  const text = `${counted(count, 'dead letter')}${first === undefined ? '' : `, such as ${example(first)}`}`;
  const steps = [first?.log, commandIn(where, 'lextrail', 'redrive', '--stack', stack)];
  const fix = steps.filter((step) => step !== undefined).join('\n');
  return [{ state: 'problem', check: queue.replace(/Url$/, ''), text, fix }];
}

function example({ messageId, about, why }: DeadLetter): string {
  return `message ${messageId} about ${about}: ${why ?? 'the log of the function says why'}`;
}
