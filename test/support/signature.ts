import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface ReceivedRequest {
  readonly method?: string;
  readonly url?: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Whether a request has the signature that AWS would compute for it: written from the IAM user guide,
 * "Create a signed AWS API request", and not from the code that signs.
 */
export function isSignedBy(
  secretAccessKey: string,
  { method = '', url = '', headers }: ReceivedRequest,
  body = '',
): boolean {
  const { authorization = '' } = headers;
  const [, scope = '', names = '', signature = ''] =
    /Credential=[^/]+\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)/.exec(authorization) ?? [];
  const [date = '', region = '', service = ''] = scope.split('/');
  const [path = '', query = ''] = url.split('?');
  const signed = names
    .split(';')
    .map((name) => `${name}:${String(headers[name]).trim().replace(/ +/g, ' ')}\n`);
  const request = [
    method,
    // "For S3, URI-encode once": every other service encodes each part of the path again.
    service === 's3' ? path : path.split('/').map(encodeURIComponent).join('/'),
    query
      .split('&')
      .sort()
      .map((pair) => (pair === '' || pair.includes('=') ? pair : `${pair}=`))
      .join('&'),
    signed.join(''),
    names,
    headers['x-amz-content-sha256'] ?? hash(body),
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hash(request)].join('\n');
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, text).toString('hex') === signature;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
