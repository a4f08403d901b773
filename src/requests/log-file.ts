import {
  type FileAddress,
  type FileContent,
  fileUrl,
  mostLogFileBytes,
  type ReadFile,
} from '../model/file-address';
import { retried } from '../model/retried';

/** An answer of S3 as far as reading a file needs it. */
export interface FileResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

export interface FileReading {
  /** Asks S3 once for the file; throws where no answer came. */
  readonly get: (address: FileAddress) => Promise<FileResponse>;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** Reads a whole log file, and tries again where S3 says to; what cannot be read is a sentence. */
export function fileReader({ get, pause }: FileReading): ReadFile {
  return async (address) => {
    const isPassing = (outcome: FileContent | 'again') => outcome === 'again';
    const outcome = await retried(() => readOnce(get, address), { pausesMs, pause, isPassing });
    return outcome === 'again' ? unreadable(address, 'S3 gave no answer, several times') : outcome;
  };
}

// Six seconds in all; what S3 does not give in that time comes again with its message.
const pausesMs = [200, 400, 800, 1600, 3200] as const;

async function readOnce(get: FileReading['get'], address: FileAddress): Promise<FileContent | 'again'> {
  try {
    const answer = await get(address);
    if (answer.status === 429 || answer.status >= 500) return 'again';
    const bytes = await collected(answer.body);
    if (answer.status !== 200) {
      // Who may not list a bucket is told 403 of what is not there (S3 API reference, GetObject).
      const mayBeGone = answer.status === 403 || answer.status === 404;
      return { ...unreadable(address, refusal(answer)), ...(mayBeGone && { mayBeGone }) };
    }
    return bytes === undefined ? unreadable(address, 'it has more than 64 MiB') : { kind: 'bytes', bytes };
  } catch (error) {
    if (isOfTheNetwork(error)) return 'again';
    throw error;
  }
}

/** All of a body, or undefined where it is larger than any log file. */
async function collected(body: AsyncIterable<Uint8Array>): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > mostLogFileBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refusal({ status, headers }: FileResponse): string {
  const region = headers['x-amz-bucket-region'];
  if (status === 301 || status === 307) {
    return `its bucket lies in ${region ?? 'another Region'}; deploy lextrail there`;
  }
  if (status === 403) {
    return 'S3 refuses it (403): it is gone, or the function lacks the permission for bucket or KMS key (docs/deploy.md)';
  }
  return status === 404 ? 'it is gone (404)' : `S3 answers with status ${status}`;
}

function unreadable(address: FileAddress, why: string) {
  return { kind: 'unreadable' as const, problem: `${fileUrl(address)} cannot be read: ${why}` };
}

/** Errors of Node's sockets have a code such as ECONNRESET; the SDK's handler adds TimeoutError. */
function isOfTheNetwork(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'TimeoutError' || /^E[A-Z_]+$/.test('code' in error ? String(error.code) : '');
}
