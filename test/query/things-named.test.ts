import { placesAround } from '../../src/query/places-around';

test.each([
  ['', []],
  ['DRAFT/en_US', []],
  ['alias/PROD1/policy', ['alias/PROD1']],
  ['DRAFT/en_US/intent/I1/slot/S1', ['DRAFT/en_US/intent/I1']],
  ['version/7/en_US/intent/I1', ['version/7/en_US/intent/I1', 'DRAFT/en_US/intent/I1']],
])('a view of an event at %j asks for the names at %j and beneath', (place, places) => {
  expect(placesAround({ place, request: null })).toEqual(places);
});

test('a view of a slot asks for the name of its slot type too', () => {
  const event = { place: 'DRAFT/en_US/intent/I1/slot/S1', request: { slotTypeId: 'T1' } };

  expect(placesAround(event)).toEqual(['DRAFT/en_US/intent/I1', 'DRAFT/en_US/slottype/T1']);
});
