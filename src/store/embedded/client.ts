import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { answer } from './engine';

/** A client of the SDK whose network is a function call: no port, no credentials, no settings read. */
export function embeddedClient(store: DynaliteStore): DynamoDBClient {
  return new DynamoDBClient({
    region: 'embedded',
    endpoint: 'http://embedded.invalid',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    // Nothing here is ever throttled or lost on the way.
    maxAttempts: 1,
    // Each of these would otherwise be looked for in the user's AWS configuration files.
    accountIdEndpointMode: 'disabled',
    authSchemePreference: [],
    defaultsMode: 'standard',
    disableClockSkewCorrection: true,
    endpointDiscoveryEnabledProvider: async () => false,
    retryMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    userAgentAppId: '',
    // Nobody checks the signature.
    signer: { sign: async (request) => request },
    requestHandler: { handle: (request: Request) => handle(store, request) },
  });
}

interface Request {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

async function handle(store: DynaliteStore, { headers, body }: Request) {
  // `DynamoDB_20120810.Query`
  const operation = headers['x-amz-target']?.split('.')[1] ?? '';
  const reply = await answer(store, operation, JSON.parse(textOf(body)));
  return {
    response: {
      statusCode: reply.statusCode,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: Buffer.from(JSON.stringify(reply.body)),
    },
  };
}

function textOf(body: Request['body'] = '{}'): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}
