import { isObject, type JsonObject, type JsonValue } from '../../model/json';

/**
 * A record with the names of CloudTrail where it has those of an Athena table: Athena knows no capitals
 * (Athena user guide, CloudTrail table). The very same object where there is nothing to rename.
 */
export function withCloudTrailNames(value: JsonObject): JsonObject {
  if (!('eventsource' in value) || 'eventSource' in value) return value;
  return renamed(value, (name) => name === 'useridentity' || name === 'addendum' || name === 'tlsdetails');
}

/** Within the identity everything is renamed; requests and responses keep the names of their service. */
function renamed(object: JsonObject, isEntered: (name: string) => boolean): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      names.get(name) ?? name,
      isEntered(name) ? renamedWithin(value) : value,
    ]),
  );
}

function renamedWithin(value: JsonValue | undefined): JsonValue | undefined {
  return isObject(value) ? renamed(value, () => true) : value;
}

const names: ReadonlyMap<string, string> = new Map(
  [
    'eventVersion',
    'userIdentity',
    'eventTime',
    'eventSource',
    'eventName',
    'awsRegion',
    'sourceIPAddress',
    'userAgent',
    'errorCode',
    'errorMessage',
    'requestParameters',
    'responseElements',
    'additionalEventData',
    'requestID',
    'eventID',
    'eventType',
    'eventCategory',
    'apiVersion',
    'readOnly',
    'managementEvent',
    'recipientAccountId',
    'serviceEventDetails',
    'sharedEventID',
    'vpcEndpointId',
    'vpcEndpointAccountId',
    'sessionCredentialFromConsole',
    'edgeDeviceDetails',
    'tlsDetails',
    'tlsVersion',
    'cipherSuite',
    'clientProvidedHostHeader',
    'principalId',
    'accountId',
    'accessKeyId',
    'userName',
    'invokedBy',
    'identityProvider',
    'credentialId',
    'onBehalfOf',
    'userId',
    'identityStoreArn',
    'sessionContext',
    'sessionIssuer',
    'mfaAuthenticated',
    'creationDate',
    'webIdFederationData',
    'federatedProvider',
    'sourceIdentity',
    'assumedRoot',
    'ec2RoleDelivery',
    'updatedFields',
    'originalRequestID',
    'originalEventID',
  ].map((name) => [name.toLowerCase(), name]),
);
