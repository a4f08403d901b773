import type { AuditEvent, Network, Tool } from '../../model/event';
import type { NamedEvent } from '../../model/named';
import { joined } from '../words';
import { nameText } from './reading';
import { serviceName } from './service-name';

/** With what and from where: `at the console from 203.0.113.7`; empty where neither is known. */
export function howOf({ event }: Pick<NamedEvent, 'event'>): string {
  const tool = toolWords(event);
  const address = addresses.has(event.network) && event.ip !== '' ? `from ${nameText(event.ip)}` : '';
  return joined([tool, address], ' ');
}

const tools: Readonly<Record<Exclude<Tool, 'service'>, string>> = {
  console: 'at the console',
  cli: 'with the AWS CLI',
  sdk: 'with an AWS SDK',
  cdk: 'with the CDK',
  cloudformation: 'through CloudFormation',
  terraform: 'with Terraform',
  pulumi: 'with Pulumi',
  other: '',
};

/** The networks where `ip` is an address; elsewhere it is a service's name or some other text. */
const addresses: ReadonlySet<Network> = new Set(['vpc', 'private', 'reserved', 'internet']);

function toolWords({ tool, toolDetail, identity, ip, actor }: AuditEvent): string {
  if (tool !== 'service') return tools[tool];
  const service = toolDetail ?? identity.invokedBy ?? ip;
  // A service that acts by itself is already named as the caller.
  if (service === actor || service === '') return '';
  return `through ${serviceName(service) ?? nameText(service)}`;
}
