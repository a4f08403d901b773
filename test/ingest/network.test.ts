import * as fc from 'fast-check';
import type { Network } from '../../src/model/event';
import { eventOf } from '../support/event-of';

const networks: readonly (readonly [string, Network])[] = [
  ['cloudformation.amazonaws.com', 'aws-service'],
  ['dynamodb.application-autoscaling.amazonaws.com', 'aws-service'],
  ['lex.amazonaws.com.cn', 'aws-service'],
  ['AWS Internal', 'aws-service'],
  ['AWS Internal/3', 'aws-service'],
  ['amazonaws.com.evil.example', 'unknown'],
  ['18.202.0.7', 'internet'],
  ['10.1.2.3', 'private'],
  ['172.16.0.1', 'private'],
  ['172.32.0.1', 'internet'],
  ['192.168.1.1', 'private'],
  ['100.64.0.1', 'private'],
  ['127.0.0.1', 'reserved'],
  ['169.254.169.254', 'reserved'],
  ['203.0.113.7', 'reserved'],
  ['255.255.255.255', 'reserved'],
  ['2a05:d018::1', 'internet'],
  ['2001:db8::1', 'reserved'],
  ['fd00::1', 'private'],
  ['fe80::1', 'reserved'],
  ['::1', 'reserved'],
  ['::ffff:10.0.0.1', 'private'],
  ['::ffff:18.202.0.7', 'internet'],
  ['64:ff9b::12ca:7', 'internet'],
  ['', 'unknown'],
  ['...', 'unknown'],
  ['redacted', 'unknown'],
  ['bar', 'unknown'],
  ['1', 'unknown'],
  ['0x7f.1', 'unknown'],
  ['1.2.3.4:443', 'unknown'],
  ['18.202.0', 'unknown'],
];

test.each(networks)('%j is %s', (sourceIPAddress, network) => {
  expect(eventOf({ sourceIPAddress })).toMatchObject({ ip: sourceIPAddress, network });
});

test('through a VPC endpoint a private address is of that VPC', () => {
  const vpcEndpointId = 'vpce-0123456789abcdef0';

  expect(eventOf({ vpcEndpointId, sourceIPAddress: '10.0.0.8' }).network).toBe('vpc');
  expect(eventOf({ vpcEndpointId: 'AWS Internal', sourceIPAddress: '10.0.0.8' }).network).toBe('private');
  expect(eventOf({ vpcEndpointId, sourceIPAddress: 'AWS Internal' }).network).toBe('aws-service');
});

test.each([
  ['18.202.0.7', 'internet'],
  ['203.0.113.7', 'reserved'],
  ['redacted', 'unknown'],
])('the endpoint is only the door: %s stays %s', (sourceIPAddress, network) => {
  expect(eventOf({ vpcEndpointId: 'vpce-0123456789abcdef0', sourceIPAddress }).network).toBe(network);
});

test('every address has a network', () => {
  return fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (sourceIPAddress) => {
      expect(['private', 'reserved', 'internet']).toContain(eventOf({ sourceIPAddress }).network);
    }),
  );
});
