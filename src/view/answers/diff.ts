import type { Doubt } from '../../model/doubt';
import type { JsonObject } from '../../model/json';
import type { PlaceDifference } from '../../questions/diff-states';
import { changeLines } from '../change-lines';
import { diffLine, plain } from '../colors';
import { doubtLines, doubtsJson } from '../doubt';
import { jsonOf } from '../json-of';
import type { Look } from '../look';
import { safeText } from '../safe-text';
import { asText } from './lines';

/** How one resource differs, with its label. */
export interface LabelledDifference extends PlaceDifference {
  readonly label: string;
}

export interface Comparison {
  /** What is compared, in words, such as `OrderFlowers@6`. */
  readonly before: string;
  readonly after: string;
  readonly places: readonly LabelledDifference[];
  /** What could not be compared, a sentence each. */
  readonly unknown: readonly string[];
  /** Why there may be more differences than these. */
  readonly doubts: readonly Doubt[];
}

export function diffJson({ before, after, places, unknown, doubts }: Comparison): JsonObject {
  return {
    before,
    after,
    places: places.map((one) => ({
      label: one.label,
      place: one.place,
      kind: one.kind,
      differences: one.differences.map(jsonOf),
      doubts: doubtsJson(one.doubts),
    })),
    unknown,
    doubts: doubtsJson(doubts),
  };
}

export function diffText({ before, after, places, doubts }: Comparison, look: Look): string {
  const { bold } = look.palette ?? plain;
  const heading = bold(safeText(`${before} -> ${after}`));
  const about = doubtLines(doubts, look);
  if (places.length === 0) return asText([heading, 'no difference is known', ...about]);
  return asText([heading, ...places.flatMap((place) => placeLines(place, look)), ...about]);
}

function placeLines({ label, kind, differences, doubts }: LabelledDifference, look: Look): readonly string[] {
  const { palette = plain } = look;
  const name = safeText(label);
  switch (kind) {
    case 'added':
      return [
        diffLine('added', name, palette),
        ...changeLines(differences, palette).map((line) => `    ${line}`),
      ];
    case 'removed':
      return [diffLine('removed', name, palette)];
    case 'unknown':
      return [
        diffLine('unknown', `${name}  cannot be compared`, palette),
        ...doubtLines(doubts, look).map((line) => `    ${line}`),
      ];
    case 'changed':
      return [palette.bold(`~ ${name}`), ...changeLines(differences, palette).map((line) => `    ${line}`)];
  }
}
