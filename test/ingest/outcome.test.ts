import type { JsonObject } from '../../src/model/json';
import { eventOf } from '../support/event-of';

test.each([
  ['AccessDenied', 'denied'],
  ['AccessDeniedException', 'denied'],
  ['Client.UnauthorizedOperation', 'denied'],
  ['NotAuthorizedException', 'denied'],
  ['AuthFailure', 'denied'],
  ['UnrecognizedClientException', 'denied'],
  ['ExpiredTokenException', 'denied'],
  ['ThrottlingException', 'throttled'],
  ['Throttling', 'throttled'],
  ['TooManyRequestsException', 'throttled'],
  ['Client.RequestLimitExceeded', 'throttled'],
  ['ValidationException', 'error'],
  ['ConflictException', 'error'],
  ['ServiceQuotaExceededException', 'error'],
  ['PreconditionFailedException', 'error'],
])('%s is %s', (errorCode, outcome) => {
  expect(eventOf({ errorCode, errorMessage: 'no' })).toMatchObject({
    outcome,
    error: errorCode,
    errorMessage: 'no',
  });
});

test('a call without an error went well', () => {
  expect(eventOf({})).toMatchObject({ outcome: 'ok', lane: 'state' });
});

test('an error within the response counts', () => {
  const responseElements = { errorCode: 'AccessDenied', errorMessage: 'no' };

  expect(eventOf({ responseElements })).toMatchObject({
    outcome: 'denied',
    error: 'AccessDenied',
    lane: 'other',
  });
});

test('a failed console sign-in was denied', () => {
  const responseElements: JsonObject = { ConsoleLogin: 'Failure' };

  expect(
    eventOf({ eventSource: 'signin.amazonaws.com', responseElements, errorMessage: 'Failed authentication' }),
  ).toMatchObject({
    outcome: 'denied',
    errorMessage: 'Failed authentication',
  });
});

test('a message without a code is an error', () => {
  expect(eventOf({ errorMessage: 'something' })).toMatchObject({ outcome: 'error', lane: 'other' });
});

test('what changes a state leaves it when it fails', () => {
  expect(eventOf({ eventName: 'DeleteIntent', errorCode: 'ConflictException' }).lane).toBe('other');
});

test('entries that a batch refused do not make the call a failure', () => {
  const responseElements = { errors: [{ itemId: 'i', errorCode: 'RESOURCE_DOES_NOT_EXIST' }] };

  expect(eventOf({ eventName: 'BatchDeleteCustomVocabularyItem', responseElements })).toMatchObject({
    outcome: 'ok',
    effect: 'write',
    lane: 'state',
  });
});
