import ipaddr from 'ipaddr.js';
import type { Network } from '../model/event';
import { memoize } from './memoize';
import type { CloudTrailRecord } from './record';

/**
 * Where the call came from, computed from the address. A VPC endpoint says which door the call took, so
 * it only says who owns this private address.
 */
export function networkOf(record: CloudTrailRecord): Network {
  const network = networkOfText(record.sourceIPAddress);
  const isThroughEndpoint = record.vpcEndpointId?.startsWith('vpce-') === true;
  return isThroughEndpoint && network === 'private' ? 'vpc' : network;
}

/** Whether a text is how CloudTrail names a service as caller: its DNS name, or `AWS Internal`. */
export function isAwsService(text: string): boolean {
  return networkOfText(text) === 'aws-service';
}

const networkOfText = memoize((text): Network => {
  if (service.test(text)) return 'aws-service';
  const range = rangeOf(text);
  return range === undefined ? 'unknown' : (networks.get(range) ?? 'reserved');
});

const service = /^(?:[a-z0-9-]+\.)+amazonaws\.com(?:\.cn)?$|^AWS Internal(?:\/|$)/i;

/** The ranges of ipaddr.js that are not simply reserved (IANA's special-purpose address registries). */
const networks: ReadonlyMap<string, Network> = new Map([
  ['unicast', 'internet'],
  ['private', 'private'],
  ['uniqueLocal', 'private'],
  ['carrierGradeNat', 'private'],
  // IPv4 of the internet, carried in IPv6.
  ['6to4', 'internet'],
  ['teredo', 'internet'],
  ['rfc6052', 'internet'],
]);

function rangeOf(text: string): string | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text).range();
  if (!text.includes(':') || !ipaddr.IPv6.isValid(text)) return undefined;
  const address = ipaddr.IPv6.parse(text);
  return address.isIPv4MappedAddress() ? address.toIPv4Address().range() : address.range();
}
