import type { createColors } from 'picocolors';

/**
 * The colours that views use; picocolors' `createColors` makes one, so that rendering stays pure.
 * Which colour an outcome has is in `status-colors.ts`.
 */
export type Palette = Pick<
  ReturnType<typeof createColors>,
  'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'magenta'
>;

const same = (text: string | number | null | undefined) => String(text);

/** No colour at all. */
export const plain: Palette = {
  bold: same,
  dim: same,
  red: same,
  green: same,
  yellow: same,
  cyan: same,
  magenta: same,
};

/** How to draw a view. */
export interface Look {
  /** @default no colour */
  readonly palette?: Palette;
  /** The width of the terminal; without one nothing is cut. */
  readonly width?: number;
  /** Whether a list of events says each event's sentence. @default false */
  readonly hasSentences?: boolean;
  /** Words instead of glyphs. @default false */
  readonly isAccessible?: boolean;
  /** The IANA time zone of printed times. @default 'UTC' */
  readonly zone?: string;
}
