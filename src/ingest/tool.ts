import type { Tool } from '../model/event';
import { textOf } from '../model/json';
import { isAwsService } from './network';
import type { CloudTrailRecord } from './record';
import { readUserAgent, type UserAgent } from './user-agent';

// Which user agent is which tool: user-agent.ts.

export interface ToolUse {
  readonly tool: Tool;
  readonly toolDetail?: string;
}

/** What the call was made with: by the user agent, the role, and the service that called for somebody. */
export function toolOf(record: CloudTrailRecord, role: string | undefined): ToolUse {
  const agent = readUserAgent(record.userAgent ?? '');
  if (isDeclared(agent)) return use(agent.kind, agent.detail);
  if (role !== undefined && cdkRole.test(role)) return use('cdk', role);
  const service = serviceOf(record, agent);
  if (service === 'cloudformation.amazonaws.com') return use('cloudformation');
  if (service !== undefined) return use('service', service);
  return isFromConsole(record, agent) ? use('console', agent.detail) : use(plain(agent), agent.detail);
}

// The bootstrap roles of the CDK: cdk-hnb659fds-deploy-role-ACCOUNT-REGION; the qualifier can be one's own.
const cdkRole = /^cdk-[a-z0-9]{1,10}-(?:deploy|cfn-exec|file-publishing|image-publishing|lookup)-role/;

function use(tool: Tool, toolDetail?: string): ToolUse {
  return { tool, toolDetail };
}

/** Tools that name themselves in the user agent, whatever started them. */
const declared: ReadonlySet<string> = new Set(['terraform', 'pulumi', 'cdk', 'cli']);

function isDeclared(agent: UserAgent): agent is UserAgent & { readonly kind: Tool } {
  return declared.has(agent.kind);
}

/** The service that made the call, for itself or for somebody; the console's own names are not services. */
function serviceOf(record: CloudTrailRecord, agent: UserAgent): string | undefined {
  const { type, invokedBy } = record.userIdentity;
  const named = [
    textOf(invokedBy),
    record.sourceIPAddress,
    agent.kind === 'service' ? agent.detail : undefined,
  ];
  const service = named.find((name) => name !== undefined && isAwsService(name) && !console.test(name));
  if (service !== undefined || agent.kind === 'cloudformation')
    return service ?? 'cloudformation.amazonaws.com';
  return type === 'AWSService' ? (textOf(invokedBy) ?? 'an AWS service') : undefined;
}

// A browser that runs in AWS, for a person who looks at it from elsewhere, calls from the service's address.
const console = /^(?:console|signin|appstream|appstream2|workspaces|workspaces-web)\./;

/**
 * Servers of AWS that call from the caller's own address do so for a console. Programs in CloudShell use
 * the console's credentials without being the console.
 */
function isFromConsole(record: CloudTrailRecord, agent: UserAgent): boolean {
  if (agent.kind === 'console' || agent.kind === 'browser' || agent.kind === 'internal') return true;
  return record.sessionCredentialFromConsole === true && agent.runsIn !== 'CloudShell';
}

function plain(agent: UserAgent): Tool {
  return agent.kind === 'sdk' ? 'sdk' : 'other';
}
