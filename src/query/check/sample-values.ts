import type { Term, Value } from '../filter/filter';

/**
 * Texts that represent all there are, as far as the values asked of a field tell them apart: those named,
 * one or two for every glob, those that two globs share, and one that nothing names. Undefined
 * where the globs are too many to be thought through.
 */
export function sampleValuesOf(field: string, terms: readonly Term[]): readonly string[] | undefined {
  const values = terms.filter((term) => term.field === field).flatMap((term) => term.values);
  const globs = values.flatMap((value) => (value.kind === 'glob' ? [value.text] : []));
  if (globs.length > 2 || (globs.length === 2 && globs.some((glob) => glob.includes('?')))) return undefined;
  const [one, other] = globs;
  const shared =
    one === undefined || other === undefined ? [] : [...bothOf(one, other), ...bothOf(other, one)];
  return [...values.flatMap(samplesOf), ...shared, unnamed];
}

/** Texts that two globs may share: one after the other, and one within the other. */
function bothOf(one: string, other: string): readonly string[] {
  const inner = filled(other, '');
  return [filled(one, '') + inner, filled(one, inner)];
}

/** No value of AWS holds it. */
const unnamed = '\u0001';

function samplesOf(value: Value): readonly string[] {
  switch (value.kind) {
    case 'text':
      return [value.text];
    case 'glob':
      return [filled(value.text, ''), filled(value.text, unnamed)];
    case 'range':
      return [value.low, value.high].flatMap((bound) =>
        bound === undefined ? [] : [-1, 0, 1].map((step) => String(bound.value + step)),
      );
    default:
      return [];
  }
}

function filled(glob: string, filler: string): string {
  return glob.replaceAll('*', filler).replaceAll('?', unnamed);
}
