import type { JsonObject } from '../../model/json';
import type { Doubt } from '../../questions/state-at';
import type { Look } from '../palette';
import { referenceJson, referenceWords } from './reference';

/** Why a state may not be all there was, in a sentence. */
export function doubtWords({ why, event }: Doubt, look: Look): string {
  const reference = referenceWords(event, look);
  return {
    unrecorded: `not whole: CloudTrail left out what ${reference} said`,
    parts: `not whole: no call says all of it; the first that says a part is ${reference}`,
    import: `uncertain: ${reference} was accepted since, and no event records what it brought`,
  }[why];
}

export function doubtJson({ why, event }: Doubt): JsonObject {
  return { why, event: referenceJson(event) };
}
