import type { SQSClient } from '@aws-sdk/client-sqs';
import { parsedJson } from '../model/json';
import { bodyText, destinationOf, sendSigned } from './sign';

/** One request to a service of AWS that has no client of the SDK here. */
export interface SignedRequest {
  /** As host and signature name it, such as `lambda`. */
  readonly service: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Sends it and gives the JSON that comes back, or text that is none; throws an error called as AWS calls it. */
export type Ask = (request: SignedRequest) => Promise<unknown>;

/** Asks with the credentials, Region, partition and connections of the SQS client. */
export function signedAsk({ config }: SQSClient): Ask {
  return async ({ service, path, query }) => {
    const region = await config.region();
    const url = await addressOf(config, service, region);
    const response = await sendSigned(config, service, {
      ...destinationOf(url),
      method: 'GET',
      path,
      query: { ...query },
      headers: { host: url.host, accept: 'application/json' },
    });
    const body = await bodyText(response.body);
    if (response.statusCode >= 300) throw refusal(service, response, body);
    // SNS answers in XML where it does not care for what is accepted.
    return parsedJson(body) ?? body;
  };
}

/** The host of the SDK's own rules for SQS, which know every partition, with another service's name. */
async function addressOf(config: SQSClient['config'], service: string, region: string): Promise<URL> {
  const own = config.endpoint === undefined ? undefined : await config.endpoint();
  if (own !== undefined && config.isCustomEndpoint === true) {
    const port = own.port === undefined ? '' : `:${own.port}`;
    return new URL(`${own.protocol}//${own.hostname}${port}`);
  }
  const { url } = config.endpointProvider({ Region: region, UseFIPS: false, UseDualStack: false });
  return new URL(url.href.replace(/\/\/[^.]+/, `//${service}`));
}

interface RefusedResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
}

function refusal(service: string, { statusCode, headers }: RefusedResponse, body: string): Error {
  const error = new Error(`${service} answers with status ${statusCode}: ${body.slice(0, 300)}`);
  // Lambda API reference, "Common errors": the header holds the name, and sometimes a colon and a place.
  const name = headers['x-amzn-errortype']?.split(':')[0] ?? /(?:"Code":\s*"|<Code>)(\w+)/.exec(body)?.[1];
  return Object.assign(error, name === undefined ? {} : { name });
}
