import * as fc from 'fast-check';
import {
  isWithin,
  lineage,
  type PlaceSegment,
  parentOf,
  partsOf,
  placeOf,
  placeOfSegments,
  placeSegments,
} from '../../src/model/place';

/** Ids as Lex gives them, and as somebody could make them up. */
const anId = fc.oneof(
  fc.constantFrom('ABCDEFGHIJ', 'TSTALIASID', 'PROD', '7', 'a/b', '50%', 'x|y', '%2F'),
  fc.string({ minLength: 1, unit: 'binary' }).filter((id) => !words.has(id)),
);
const words: ReadonlySet<string> = new Set(['tags', 'policy', 'vocabulary', 'intent', 'slot', 'slottype']);

type Path = readonly Pick<PlaceSegment, 'kind' | 'id'>[];

const segment = (kind: string) => anId.map((id): Path => [{ kind, id }]);
const aspect = fc.constantFrom<Path>([{ kind: 'tags' }], [{ kind: 'policy' }], []);
const inLocale = fc.oneof(
  fc.constantFrom<Path>([], [{ kind: 'vocabulary' }], [{ kind: 'intent' }], [{ kind: 'slottype' }]),
  segment('intent'),
  segment('slottype'),
  fc.tuple(segment('intent'), segment('slot')).map(([intent, slot]) => [...intent, ...slot]),
);
const version = fc.oneof(
  fc.constant<Path>([{ kind: 'version', id: 'DRAFT' }]),
  fc.nat().map((number): Path => [{ kind: 'version', id: `${number}` }]),
);
const aPath = fc.oneof(
  aspect,
  version,
  fc.constant<Path>([{ kind: 'version' }]),
  fc.tuple(segment('alias'), aspect).map(([alias, own]) => [...alias, ...own]),
  fc.tuple(segment('alias'), segment('channel')).map(([alias, channel]) => [...alias, ...channel]),
  segment('replica'),
  fc.tuple(version, segment('locale'), inLocale).map(([...path]) => path.flat()),
);

test('a place is read back as the resources it was made of, each with its own place', () =>
  fc.assert(
    fc.property(aPath, (path) => {
      const segments = placeSegments(placeOfSegments(path));
      expect(segments.map(({ place: _, ...rest }) => rest)).toEqual(path);
      expect(segments.map(({ place }) => place)).toEqual(
        path.map((_, index) => placeOfSegments(path.slice(0, index + 1))),
      );
    }),
  ));

test('any parts survive a place, whatever characters they hold', () =>
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, unit: 'binary' }), { minLength: 1 }), (parts) => {
      const place = placeOf(...parts);
      expect(partsOf(place)).toEqual(parts);
      expect(place).not.toContain('|');
      expect(placeOfSegments(placeSegments(place))).toBe(place);
    }),
  ));

test('a place is within its parent and all above it', () =>
  fc.assert(
    fc.property(aPath, (path) => {
      const place = placeOfSegments(path);
      expect(lineage(place).every((above) => isWithin(place, above))).toBe(true);
      expect(lineage(place)).toContain(parentOf(place));
    }),
  ));

test('what a version holds without a locale is not taken for a locale', () => {
  expect(placeSegments('DRAFT/intent/ABC').map(({ kind, id }) => [kind, id])).toEqual([
    ['version', 'DRAFT'],
    ['intent', 'ABC'],
  ]);
});
