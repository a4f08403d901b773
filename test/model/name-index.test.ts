import { nameIndex } from '../../src/model/name-index';

const scope = 'arn:aws:lex:eu-west-1:111122223333:bot/ORDERFLWRS';
const intent = 'DRAFT/en_US/intent/BOOKHOTEL1';
const index = nameIndex([
  { scope, place: '', instant: '2026-02-01T00:00:00.000Z', id: 'b', name: 'Blumen' },
  { scope, place: '', instant: '2026-01-01T00:00:00.000Z', id: 'a', name: 'Flowers' },
  { scope, place: '', instant: '1970-01-01T00:00:00.000Z', id: 'seen' },
  { scope, place: intent, instant: '2026-01-01T00:00:00.000Z', id: 'a', name: 'BookHotel' },
  { scope: 'other', place: '', instant: '1970-01-01T00:00:00.000Z', id: 'seen' },
]);

test('a thing is called what the last mark before the moment says', () => {
  expect(index.nameAt(scope, '', '2026-01-15T00:00:00.000Z')).toBe('Flowers');
  expect(index.nameAt(scope, '', '2026-02-01T00:00:00.000Z|a')).toBe('Flowers');
  expect(index.nameAt(scope, '', '2026-02-01T00:00:00.000Z|b')).toBe('Blumen');
  expect(index.nameAt(scope, '', '2026-02-01T00:00:00.000Z')).toBe('Blumen');
});

test('before the first mark nothing is known', () => {
  expect(index.nameAt(scope, '', '2025-12-31T23:59:59.999Z')).toBeUndefined();
  expect(index.nameAt(scope, 'alias/X', '2027-01-01T00:00:00.000Z')).toBeUndefined();
});

test('the test alias has the name that Lex gives it, until a call gives it another', () => {
  const place = 'alias/TSTALIASID';
  const renamed = nameIndex([{ scope, place, instant: '2026-02-01T00:00:00.000Z', id: 'b', name: 'Trial' }]);

  expect(index.nameAt(scope, place, '2026-01-01T00:00:00.000Z')).toBe('TestBotAlias');
  expect(renamed.nameAt(scope, place, '2026-03-01T00:00:00.000Z')).toBe('Trial');
  expect(index.everNamed(scope, place)).toEqual(['TestBotAlias']);
  expect(renamed.everNamed(scope, place)).toEqual(['TestBotAlias', 'Trial']);
});

test('every name that a thing has had is known, whenever', () => {
  expect(index.everNamed(scope, '')).toEqual(['Flowers', 'Blumen']);
  expect(index.everNamed('other', '')).toEqual([]);
});

test('a frozen version has the name of its draft where that had only one', () => {
  const frozen = 'version/3/en_US/intent/BOOKHOTEL1';
  const renamed = nameIndex([
    { scope, place: intent, instant: '2026-01-01T00:00:00.000Z', id: 'a', name: 'BookHotel' },
    { scope, place: intent, instant: '2026-02-01T00:00:00.000Z', id: 'b', name: 'BookRoom' },
  ]);

  expect(index.nameAt(scope, frozen, '2026-03-01T00:00:00.000Z')).toBe('BookHotel');
  expect(renamed.nameAt(scope, frozen, '2026-03-01T00:00:00.000Z')).toBeUndefined();
  expect(renamed.everNamed(scope, frozen)).toEqual(['BookHotel', 'BookRoom']);
});

test('a name that Lex told before any event did holds for all that came before', () => {
  const synced = nameIndex([
    { scope, place: intent, instant: '2026-06-01T00:00:00.000Z', id: 'sync', name: 'BookHotel' },
  ]);

  expect(synced.nameAt(scope, intent, '2026-01-01T00:00:00.000Z')).toBe('BookHotel');
});

test('a name that Lex told after events did changes nothing before it', () => {
  const synced = nameIndex([
    { scope, place: intent, instant: '2026-02-01T00:00:00.000Z', id: 'a', name: 'BookHotel' },
    { scope, place: intent, instant: '2026-06-01T00:00:00.000Z', id: 'sync', name: 'BookRoom' },
  ]);

  expect(synced.nameAt(scope, intent, '2026-01-01T00:00:00.000Z')).toBeUndefined();
  expect(synced.nameAt(scope, intent, '2026-03-01T00:00:00.000Z')).toBe('BookHotel');
  expect(synced.nameAt(scope, intent, '2026-06-01T00:00:00.000Z')).toBe('BookRoom');
});
