import type { Palette } from './colors';

/** How to draw a view: which colours there are is in `colors.ts`. `lookOf` of the command line makes one. */
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
