import * as fc from 'fast-check';
import { catalogue } from '../../src/ingest/catalogue/catalogue';
import { hiddenMarker, memberPathOf } from '../../src/ingest/mask';
import type { JsonObject, JsonValue } from '../../src/model/json';
import { aRecord } from '../support/a-record';
import { callOf, eventOf, eventOfRecord } from '../support/event-of';

const secret = 'correct-horse-battery-staple';

test('a password of an export is hidden in the request and in what was received', () => {
  const event = callOf('CreateExport', { fileFormat: 'LexJson', filePassword: secret });

  expect(event.request).toEqual({ fileFormat: 'LexJson', filePassword: hiddenMarker });
  expect(JSON.stringify(event)).not.toContain(secret);
});

test('nothing else of the record changes', () => {
  const record = aRecord({ eventName: 'CreateExport', requestParameters: { filePassword: secret } });

  const { received } = eventOfRecord(record);
  expect(JSON.stringify(received)).toBe(JSON.stringify(record).replace(secret, hiddenMarker));
});

test('a record without secrets is kept as the very same object', () => {
  const record = aRecord();

  expect(eventOfRecord(record).received).toBe(record);
});

test('what CloudTrail has hidden already stays so', () => {
  const record = aRecord({ eventName: 'StartImport', requestParameters: { filePassword: hiddenMarker } });

  expect(eventOfRecord(record).received).toBe(record);
});

const marked = [...catalogue.V1, ...catalogue.V2].flatMap(([action, { sensitive }]) =>
  (['request', 'response'] as const).flatMap((part) =>
    (sensitive?.[part] ?? []).map((path) => [action, part, path] as const),
  ),
);

test.each(marked)('%s hides of its %s: %s', (action, part, path) => {
  const holder = holding(path.split('.'));
  // Names that both versions share are told apart by what else the request says.
  const isV1 = catalogue.V1.get(action)?.sensitive?.[part]?.includes(path) === true;
  const ids = isV1 ? { botName: 'B' } : { botId: 'B' };
  const event = part === 'request' ? callOf(action, { ...ids, ...holder }) : callOf(action, ids, holder);

  expect(JSON.stringify(event)).not.toContain(secret);
});

/** An object with the secret at a path such as `messages[].content` or `contextAttributes.*`. */
function holding([step = '', ...rest]: readonly string[]): JsonObject {
  const inner: JsonValue = rest.length === 0 ? secret : holding(rest);
  if (step.endsWith('[]')) return { [step.slice(0, -2)]: [{}, inner] };
  return { [step === '*' ? 'any' : step]: inner };
}

test('a secret in another shape than the model’s is hidden all the same', () => {
  const messages = JSON.stringify([{ content: secret }]);

  expect(JSON.stringify(callOf('RecognizeText', { botId: 'B' }, { messages }))).not.toContain(secret);
  expect(JSON.stringify(callOf('CreateExport', { filePassword: [[{ deep: secret }]] }))).not.toContain(
    secret,
  );
});

test('of an operation not known yet, whatever a known one would hide is hidden', () => {
  const event = callOf('StartExport', { botId: 'B', filePassword: secret, description: 'kept' });

  expect(event.request).toEqual({ botId: 'B', filePassword: hiddenMarker, description: 'kept' });
});

test('a member of the same name elsewhere is left alone', () => {
  expect(
    eventOf({ eventSource: 's3.amazonaws.com', requestParameters: { text: 'kept' } }).request,
  ).toHaveProperty('text', 'kept');
  expect(callOf('UpdateIntent', { botId: 'B', text: 'kept' }).request).toHaveProperty('text', 'kept');
});

test('a secret goes out of the error message that quotes it', () => {
  const quoted = (errorMessage: string) =>
    callOf('CreateExport', { filePassword: secret }, null, {
      errorCode: 'ValidationException',
      errorMessage,
    });

  expect(quoted(`Value '${secret}' is too short`).errorMessage).toBe(`Value '${hiddenMarker}' is too short`);
  expect(quoted("Value 'ab' at 'filePassword' failed to satisfy constraint").errorMessage).toBe(
    `Value '${hiddenMarker}' at 'filePassword' failed to satisfy constraint`,
  );
});

test.each(['password', 'filePassword', 'secretAccessKey', 'sessionToken', 'SecretString', 'clientSecret'])(
  'what is called %s is hidden in the record of any service, however deep',
  (name) => {
    const holder = { a: [{ [name]: secret }, { [name]: [{ b: secret }] }], [`${name}Policy`]: 'kept' };
    for (const [eventSource, eventName] of [
      ['sts.amazonaws.com', 'AssumeRole'],
      ['lex.amazonaws.com', 'BrandNewLexCall'],
      ['lex.amazonaws.com', 'UpdateIntent'],
    ]) {
      const event = eventOf({ eventSource, eventName, requestParameters: holder, responseElements: holder });
      expect(JSON.stringify(event)).not.toContain(secret);
      expect(JSON.stringify(event)).toContain('kept');
    }
  },
);

test.each(['passwordResetRequired', 'nextToken', 'clientRequestToken', 'requirePassword'])(
  'what is called %s is kept',
  (name) => {
    expect(
      eventOf({ eventSource: 'iam.amazonaws.com', requestParameters: { [name]: true } }).request,
    ).toMatchObject({
      [name]: true,
    });
  },
);

const signature = '5ab3c0ffee5ab3c0ffee5ab3c0ffee5ab3c0ffee5ab3c0ffee5ab3c0ffee0001';
const urls: readonly string[] = [
  `https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=${signature}`,
  `https://b.s3.amazonaws.com/k?X-Amz-Security-Token=${signature}&x=1`,
  `https://b.s3.amazonaws.com/k?Signature=${signature}&AWSAccessKeyId=AKIAEXAMPLE&Expires=1`,
  `https://b.s3.amazonaws.com/k?AWSAccessKeyId=AKIAEXAMPLE&Signature=${signature}`,
  `https://d1.cloudfront.net/k?Expires=1&Signature=${signature}&Key-Pair-Id=K1`,
  `see <a href="https://b.s3.amazonaws.com/k?a=1&amp;X-Amz-Signature=${signature}">this</a> please`,
  `https://proxy.example/?to=https%3A%2F%2Fb.s3.amazonaws.com%2Fk%3FX-Amz-Signature%3D${signature}`,
  `x-amz-signature=${signature}`,
];

test.each(urls)('the signature of %s goes, wherever it is', (url) => {
  for (const record of [
    aRecord({ requestParameters: { description: url } }),
    aRecord({ responseElements: { a: [{ b: [url] }] } }),
    aRecord({ errorCode: 'X', errorMessage: url, userAgent: url, sourceIPAddress: url }),
    aRecord({ eventSource: 's3.amazonaws.com', additionalEventData: { url } }),
    aRecord({ eventID: undefined, requestParameters: { url } }),
  ]) {
    expect(JSON.stringify(eventOfRecord(record))).not.toContain(signature);
  }
});

test('the rest of a text with a signed URL stays readable', () => {
  const description = `Import from https://b.s3.amazonaws.com/k?X-Amz-Signature=${signature} of today`;

  expect(callOf('UpdateBot', { botId: 'B', description }).request).toMatchObject({
    description: `Import from https://b.s3.amazonaws.com/k?${hiddenMarker} of today`,
  });
});

test.each([
  'The signature=bold setting of my theme is described in the manual',
  'https://example.com/search?q=cats&signature=none-whatsoever-in-particular',
])('a text that only speaks of signatures is kept: %s', (description) => {
  const record = aRecord({ requestParameters: { description } });

  expect(eventOfRecord(record).received).toBe(record);
});

test('redaction is done once: an event made again from what was kept is the same', () => {
  const record = aRecord({
    eventID: undefined,
    eventName: 'CreateExport',
    requestParameters: { filePassword: secret, url: urls[0] },
  });

  const event = eventOfRecord(record);
  expect(eventOfRecord(event.received)).toEqual(event);
});

test('no secret survives in any JSON around it', () =>
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(...urls), (json, url) => {
      const around = { ...aRecord(), requestParameters: { json, list: [json, { url }] } as JsonObject };
      expect(JSON.stringify(eventOfRecord(around))).not.toContain(signature);
    }),
    { numRuns: 200 },
  ));

test('a path is read step by step', () => {
  expect(memberPathOf('sessionState.activeContexts[].contextAttributes.*')).toEqual([
    'sessionState',
    'activeContexts',
    'contextAttributes',
    '*',
  ]);
});
