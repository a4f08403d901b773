import fc from 'fast-check';
import { findBytes, needleOf } from '../../../src/ingest/files/byte-search';

test('a text is found where indexOf finds it, from wherever the search begins', () => {
  const letters = fc.string({ unit: fc.constantFrom('V', 'e', 'x', 'é', '"'), maxLength: 40 });
  const text = fc.string({ unit: fc.constantFrom('V', 'e', 'x', 'é', '"'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(letters, text, fc.nat(30), (within, wanted, from) => {
      const bytes = Buffer.from(within);
      fc.pre(from <= bytes.length);
      expect(findBytes(bytes, needleOf(wanted), from)).toBe(bytes.indexOf(wanted, from));
    }),
    { numRuns: 300 },
  );
});
