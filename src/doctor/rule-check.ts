import { DescribeRuleCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { Finding } from '../model/finding';
import { shellWord } from '../model/shell';
import { ruleDescription, ruleState } from './rule-state';
import { type AccountOptions, commandIn } from './where';

/** Whether a rule for Lex calls is in the state in which it was deployed. */
export async function ruleFinding(
  check: string,
  rule: string,
  client: EventBridgeClient,
  where: AccountOptions,
): Promise<Finding> {
  const { State = 'unknown' } = await client.send(new DescribeRuleCommand({ Name: rule }));
  if (State === ruleState) return { state: 'ok', check, text: `${rule} is on (${State})` };
  const lost =
    State === 'ENABLED'
      ? 'reads, and four writes that AWS marks as reads, arrive only by the log files'
      : 'calls arrive only by the log files';
  return { state: 'problem', check, text: `${rule} is ${State}: ${lost}`, fix: putBack(rule, where) };
}

/** `enable-rule` knows only ENABLED, and a deployment does not see what was changed beside it. */
function putBack(rule: string, where: AccountOptions): string {
  const pattern = commandIn(
    where,
    ...['aws', 'events', 'describe-rule', '--name', rule],
    ...['--query', 'EventPattern', '--output', 'text'],
  );
  const put = commandIn(where, 'aws', 'events', 'put-rule', '--name', rule, '--state', ruleState);
  return `${put} --description ${shellWord(ruleDescription)} --event-pattern "$(${pattern})"`;
}
