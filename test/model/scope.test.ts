import * as fc from 'fast-check';
import { botOf, isBotScope, readScope, type ScopeResource, scopeOf } from '../../src/model/scope';

const root = 'arn:aws:lex:eu-west-1:111122223333:';

const aResource: fc.Arbitrary<Pick<ScopeResource, 'kind' | 'id' | 'isName'>> = fc
  .tuple(
    fc.constantFrom<[ScopeResource['kind'], boolean]>(
      ['bot', false],
      ['bot', true],
      ['bot-named', true],
      ['intent', true],
      ['slottype', true],
      ['test-set', false],
    ),
    fc.string({ minLength: 1, unit: 'binary' }),
  )
  .map(([[kind, isName], id]) => ({ kind, isName, id }));

test('a scope is read back as the resource it was made of, whatever its name holds', () =>
  fc.assert(
    fc.property(aResource, (resource) => {
      const scope = scopeOf({ root, ...resource });
      expect(readScope(scope)).toEqual({ ...resource, root, region: 'eu-west-1', account: '111122223333' });
      expect(isBotScope(scope)).toBe(resource.kind.startsWith('bot'));
      expect(botOf(scope)).toBe(resource.kind.startsWith('bot') ? resource.id : undefined);
    }),
  ));

test("a day's calls belong to no resource", () => {
  expect(readScope('111122223333/eu-west-1/lex.amazonaws.com/2026-11-01')).toBeUndefined();
});
