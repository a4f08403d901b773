import { type Place, placeOf } from '../model/place';
import { type ScopeResource, scopeOf } from '../model/scope';
import type { LexArn } from './arn';
import { keyPart } from './bounded';
import { memoize } from './memoize';

/** Where in Lex a resource is. */
export interface Located {
  readonly scope: string;
  readonly bot?: string;
  readonly place: Place;
  readonly arn?: string;
}

/** An id or name made safe for a scope, a place or an ARN; Lex's own are unchanged. */
export const scopePart = memoize((text) => placeOf(keyPart(text)));

/** The place made of those parts that are known. */
export function placeOfKnown(parts: readonly (string | undefined)[]): Place {
  return parts
    .filter((part) => part !== undefined)
    .map(scopePart)
    .join('/');
}

/**
 * Locates the resource of an ARN; `aspect` is what of it the call is about: its tags or its
 * policy, which have their own history.
 */
export function locateByArn(arn: LexArn, aspect: 'tags' | 'policy' | undefined): Located {
  const [first = '', second, third] = arn.parts;
  const kind = scopeKind[arn.kind];
  const scope = scopeOf({ root: arn.root, kind, id: keyPart(first), isName: arn.lex === 'V1' });
  const place = placeOfKnown([...inner(arn.kind, second, third), aspect]);
  const isOfBot = arn.kind.startsWith('bot');
  return { scope, bot: isOfBot ? keyPart(first) : undefined, place, arn: arn.text };
}

/** What is part of a bot has its history there. */
const scopeKind: Readonly<Record<LexArn['kind'], ScopeResource['kind']>> = {
  bot: 'bot',
  'bot-alias': 'bot',
  'bot-channel': 'bot',
  intent: 'intent',
  slottype: 'slottype',
  'test-set': 'test-set',
};

function inner(
  kind: LexArn['kind'],
  second: string | undefined,
  third: string | undefined,
): readonly (string | undefined)[] {
  if (second === undefined) return [];
  if (kind === 'bot-channel') return ['alias', second, 'channel', third];
  // V1 writes `bot:NAME:VERSION_OR_ALIAS`, and versions are numbers.
  if (kind !== 'bot-alias' && /^\d+$/.test(second)) return ['version', second];
  if (second === '$LATEST') return [];
  return ['alias', second];
}
