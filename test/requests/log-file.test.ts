import { type FileResponse, fileReader } from '../../src/requests/log-file';

const address = { bucket: 'logs', key: 'AWSLogs/1/CloudTrail/a.json.gz' };

/** Answers one after the other, the last for ever; keeps the pauses. */
function reading(...answers: readonly (Partial<FileResponse> | Error)[]) {
  const pauses: number[] = [];
  let asked = 0;
  const get = async (): Promise<FileResponse> => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? {};
    asked += 1;
    if (answer instanceof Error) throw answer;
    return { status: 200, headers: {}, body: chunks('con', 'tent'), ...answer };
  };
  const pause = async (milliseconds: number) => pauses.push(milliseconds);
  return { read: () => fileReader({ get, pause })(address), pauses };
}

async function* chunks(...parts: readonly string[]) {
  for (const part of parts) yield Buffer.from(part);
}

test('a file is all of its chunks', async () => {
  expect(await reading({}).read()).toEqual({ kind: 'bytes', bytes: Buffer.from('content') });
});

test('what S3 asks to try again is tried again, after ever longer pauses', async () => {
  const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
  const late = Object.assign(new Error('no answer within 3 s'), { name: 'TimeoutError' });
  const { read, pauses } = reading({ status: 503 }, reset, late, { status: 429 }, {});

  expect(await read()).toMatchObject({ kind: 'bytes' });
  expect(pauses).toEqual([200, 400, 800, 1600]);
});

test('at some point it is left to the message to come again', async () => {
  const { read, pauses } = reading({ status: 500 });

  expect(await read()).toEqual({ kind: 'unreadable', problem: expect.stringContaining('several times') });
  expect(pauses).toHaveLength(5);
});

test.each([
  [{ status: 404 }, 'it is gone (404)'],
  [{ status: 403 }, 'lacks the permission for bucket or KMS key'],
  [{ status: 301, headers: { 'x-amz-bucket-region': 'us-east-1' } }, 'its bucket lies in us-east-1'],
  [{ status: 307 }, 'its bucket lies in another Region'],
  [{ status: 304 }, 'S3 answers with status 304'],
  [{ status: 400 }, 'S3 answers with status 400'],
])('%j is answered by a sentence that names the file', async (answer, sentence) => {
  const content = await reading(answer).read();

  expect(content).toMatchObject({ kind: 'unreadable', problem: expect.stringContaining(sentence) });
  expect(JSON.stringify(content)).toContain('s3://logs/AWSLogs/1/CloudTrail/a.json.gz');
});

test('only what S3 does not show may be gone', async () => {
  const contents = await Promise.all([403, 404, 400, 301].map((status) => reading({ status }).read()));

  expect(contents.map((content) => 'mayBeGone' in content)).toEqual([true, true, false, false]);
});

test('a file larger than any log file is not taken into memory', async () => {
  async function* endless() {
    for (;;) yield Buffer.alloc(1024 * 1024);
  }

  expect(await reading({ body: endless() }).read()).toEqual({
    kind: 'unreadable',
    problem: expect.stringContaining('more than 64 MiB'),
  });
});

test('a file may have 64 MiB to the byte', async () => {
  const mebibyte = Buffer.alloc(1024 * 1024);
  async function* sized(more: number) {
    for (let count = 0; count < 64; count++) yield mebibyte;
    yield Buffer.alloc(more);
  }

  expect((await reading({ body: sized(0) }).read()).kind).toBe('bytes');
  expect((await reading({ body: sized(1) }).read()).kind).toBe('unreadable');
});

test('a fault of ours is not taken for one of the network', async () => {
  await expect(reading(new TypeError('undefined is not a function')).read()).rejects.toThrow(TypeError);
});
