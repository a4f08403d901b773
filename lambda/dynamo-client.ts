import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

/**
 * Settings of the DynamoDB client. Throttles and failures are tried again with growing pauses, about a
 * minute in all if the call has it. The others say what the SDK would otherwise look for in
 * configuration files, which a function has not.
 */
export const clientSettings: DynamoDBClientConfig = {
  maxAttempts: 10,
  retryMode: 'standard',
  defaultsMode: 'standard',
  accountIdEndpointMode: 'disabled',
  authSchemePreference: [],
  endpointDiscoveryEnabledProvider: async () => false,
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  userAgentAppId: 'lextrail',
};
