import type { JsonObject } from '../src/model/json';
import type { ApiCall } from './api-call';
import { uuid } from './identifiers';
import { userIdentityOf, type Visit } from './visit';
import type { SimulatedWorld } from './world';

/** One member of a record as JSON text, and whether CloudTrail left its content out. */
export interface Recorded {
  readonly text: string;
  readonly omitted: boolean;
}

export interface Contents {
  readonly id: string;
  readonly request: Recorded;
  readonly response: Recorded;
}

/** CloudTrail user guide, record contents: parameters and response elements hold 100 KB at most. */
const mostBytes = 100 * 1024;

/** Lex writes that AWS lists among read-only management events (EventBridge user guide). */
const mistakenForReads: ReadonlySet<string> = new Set([
  'BatchCreateCustomVocabularyItem',
  'BatchUpdateCustomVocabularyItem',
  'BatchDeleteCustomVocabularyItem',
  'DeleteCustomVocabulary',
]);

/** The object itself or, if it is too large, CloudTrail's stub. */
export function recorded(
  value: JsonObject | null,
  member: 'requestParameters' | 'responseElements',
): Recorded {
  const text = JSON.stringify(value);
  const bytes = Buffer.byteLength(text);
  if (bytes <= mostBytes) return { text, omitted: false };
  const stub = { reason: `${member} too large`, omitted: 'true', originalSize: String(bytes) };
  return { text: JSON.stringify(stub), omitted: true };
}

/** The call as CloudTrail writes it into its log file. */
export function recordText(world: SimulatedWorld, visit: Visit, call: ApiCall, contents: Contents): string {
  const { caller } = visit;
  const region = call.bot?.region ?? call.region ?? '';
  const head = JSON.stringify({
    eventVersion: caller.tool === 'console' ? '1.09' : '1.11',
    userIdentity: userIdentityOf(visit, world.principals),
    eventTime: timeText(world.now),
    eventSource: `${call.service ?? 'lex'}.amazonaws.com`,
    eventName: call.action,
    awsRegion: region,
    sourceIPAddress: visit.ip,
    userAgent: caller.agent(call.action),
    errorCode: call.failure?.code,
    errorMessage: call.failure?.message,
  });
  const tail = JSON.stringify({
    requestID: uuid(world.random),
    eventID: contents.id,
    readOnly: call.effect === 'read' || mistakenForReads.has(call.action),
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: world.account,
    vpcEndpointId: caller.vpcEndpoint,
    vpcEndpointAccountId: caller.vpcEndpoint === undefined ? undefined : world.account,
    eventCategory: 'Management',
    tlsDetails: tlsOf(visit, call, region),
  });
  const { request, response } = contents;
  return `${head.slice(0, -1)},"requestParameters":${request.text},"responseElements":${response.text},${tail.slice(1)}`;
}

export function timeText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** The console and services call from within AWS, where CloudTrail shows no TLS details. */
function tlsOf({ caller }: Visit, { action, service }: ApiCall, region: string): JsonObject | undefined {
  if (caller.tool === 'console' || caller.invokedBy !== undefined) return undefined;
  const lex = /^(Put|Get)/.test(action) ? 'models.lex' : 'models-v2-lex';
  return {
    tlsVersion: 'TLSv1.3',
    cipherSuite: 'TLS_AES_128_GCM_SHA256',
    clientProvidedHostHeader: `${service ?? lex}.${region}.amazonaws.com`,
  };
}
