import { withoutSuperseded } from '../../src/change/correction';
import { correctionIn } from '../../src/model/correction';
import type { JsonValue } from '../../src/model/json';
import { anEvent } from '../support/an-event';

const corrected = (addendum: JsonValue, id = 'correction') =>
  anEvent({ id, received: { ...anEvent().received, addendum } });
const updated = { reason: 'UPDATED_DATA', originalEventID: 'wrong' };

test.each([
  ['no addendum', undefined, undefined],
  ['an addendum that is no object', 'UPDATED_DATA', undefined],
  ['a delayed delivery', { ...updated, reason: 'DELIVERY_DELAY' }, undefined],
  ['no original event', { reason: 'UPDATED_DATA' }, undefined],
  ['no fields', updated, []],
  ['an empty text for its fields', { ...updated, updatedFields: '' }, []],
  ['one field', { ...updated, updatedFields: 'userIdentity' }, ['userIdentity']],
  ['spaces about the names', { ...updated, updatedFields: ' a , b' }, ['a', 'b']],
  ['gaps between the names', { ...updated, updatedFields: 'a,, ,b,' }, ['a', 'b']],
  ['fields that are no text', { ...updated, updatedFields: ['a'] }, []],
])('a record with %s corrects what it says', (_, addendum, fields) => {
  const event = anEvent({ received: { ...anEvent().received, addendum } });

  expect(correctionIn(event)).toEqual(fields && { originalId: 'wrong', fields });
});

test('a correction takes the place of the event that it names, and of no other', () => {
  const [wrong, other] = [anEvent({ id: 'wrong' }), anEvent({ id: 'other' })];
  const correction = corrected(updated);

  expect(withoutSuperseded([wrong, other])).toEqual([wrong, other]);
  expect(withoutSuperseded([wrong, other, correction])).toEqual([other, correction]);
  expect(withoutSuperseded([correction, wrong, other])).toEqual([correction, other]);
});
