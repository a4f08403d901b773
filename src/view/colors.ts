// Every colour is decided here: of an outcome, of a check, of a line that was added or removed.

import type { createColors } from 'picocolors';
import type { Outcome } from '../model/event';
import type { Finding } from '../model/finding';

/** The colours that views use; picocolors' `createColors` makes one, so that rendering stays pure. */
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

/** What can be shown with a glyph and a colour: the outcome of a call, or the state of a check. */
export type Status = Outcome | Finding['state'];

export type Paint = (text: string) => string;

const statuses: Readonly<Record<Status, { readonly glyph: string; readonly color: keyof Palette }>> = {
  ok: { glyph: '✓', color: 'green' },
  denied: { glyph: '⊘', color: 'yellow' },
  throttled: { glyph: '⏱', color: 'yellow' },
  error: { glyph: '✕', color: 'red' },
  warning: { glyph: '⚠', color: 'yellow' },
  problem: { glyph: '✕', color: 'red' },
};

/** Glyph and word, so that the meaning never depends on colour; the word alone in accessible mode. */
export function statusLabel(status: Status, look: { readonly isAccessible?: boolean } = {}): string {
  return look.isAccessible ? status : `${statusGlyph(status)} ${status}`;
}

export function statusGlyph(status: Status): string {
  return statuses[status].glyph;
}

export function statusColor(status: Status, palette: Palette = plain): Paint {
  return palette[statuses[status].color];
}

const marks = {
  added: { mark: '+', color: 'green' },
  removed: { mark: '-', color: 'red' },
  changed: { mark: '~', color: 'yellow' },
  moved: { mark: '~', color: 'cyan' },
  unknown: { mark: '?', color: 'yellow' },
} as const satisfies Record<string, { readonly mark: string; readonly color: keyof Palette }>;

/** A line of a diff: its mark and text in the colour of what happened. */
export function diffLine(kind: keyof typeof marks, text: string, palette: Palette = plain): string {
  const { mark, color } = marks[kind];
  return palette[color](`${mark} ${text}`);
}
