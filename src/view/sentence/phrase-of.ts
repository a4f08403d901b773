import type { EventRow } from '../../model/event';
import type { Phrase } from './phrase';
import { v1Phrases } from './v1-phrases';
import { v2Reads, v2Runtime } from './v2-reads';
import { v2Writes } from './v2-writes';

/** The phrase of a Lex operation; undefined for one that lextrail does not know, and for other services. */
export function phraseOf({ lex, action }: Pick<EventRow, 'lex' | 'action'>): Phrase | undefined {
  return lex === undefined ? undefined : phrases[lex].get(action);
}

const phrases: Readonly<Record<'V1' | 'V2', ReadonlyMap<string, Phrase>>> = {
  V1: new Map(Object.entries(v1Phrases)),
  V2: new Map<string, Phrase>(Object.entries({ ...v2Writes, ...v2Reads, ...v2Runtime })),
};
