import type { Correction } from '../../model/correction';
import type { JsonObject } from '../../model/json';
import type { Corrections } from '../../questions/corrections';
import type { Look } from '../look';
import { shortId } from '../next-commands';
import { safeText } from '../safe-text';
import { referenceJson, referenceWords } from './reference';

/** What CloudTrail corrected later, as notes beside an event; empty for nearly every one. */
export function correctionLines({ corrects, correctedBy }: Corrections, look: Look): readonly string[] {
  const original =
    corrects?.event === undefined
      ? `${shortId(corrects?.originalId ?? '')}, which is not stored here`
      : referenceWords(corrects.event, look);
  return [
    ...(corrects === undefined ? [] : [`a late correction${fieldWords(corrects)} of ${original}`]),
    ...correctedBy.map(
      (correction) => `corrected${fieldWords(correction)} by ${referenceWords(correction.event, look)}`,
    ),
  ].map(safeText);
}

export function correctionsJson({ corrects, correctedBy }: Corrections): JsonObject {
  return {
    ...(corrects && { corrects: { id: corrects.originalId, fields: corrects.fields } }),
    ...(correctedBy.length > 0 && {
      correctedBy: correctedBy.map(({ fields, event }) => ({ ...referenceJson(event), fields })),
    }),
  };
}

function fieldWords({ fields }: Correction): string {
  return fields.length === 0 ? '' : ` (${fields.join(', ')})`;
}
