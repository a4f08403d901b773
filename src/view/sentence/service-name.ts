/** The name that people know an AWS service by; undefined for text that is no service's name. */
export function serviceName(principal: string): string | undefined {
  const [, prefix] = /^([a-z0-9.-]+)\.amazonaws\.com(?:\.cn)?$/.exec(principal) ?? [];
  return prefix === undefined ? undefined : (names.get(prefix) ?? `the service ${prefix}`);
}

const names: ReadonlyMap<string, string> = new Map([
  ['cloudformation', 'CloudFormation'],
  ['connect', 'Amazon Connect'],
  ['events', 'EventBridge'],
  ['lambda', 'Lambda'],
  ['lex', 'Amazon Lex'],
  ['lexv2', 'Amazon Lex'],
  ['replication.lexv2', 'Amazon Lex replication'],
  ['ssm', 'Systems Manager'],
  ['states', 'Step Functions'],
  ['support', 'AWS Support'],
  ['trustedadvisor', 'Trusted Advisor'],
]);
