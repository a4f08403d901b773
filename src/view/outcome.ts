import type { Outcome } from '../model/event';
import { type Look, type Palette, plain } from './palette';

const OUTCOMES: Readonly<Record<Outcome, { readonly icon: string; readonly color: keyof Palette }>> = {
  ok: { icon: '✓', color: 'green' },
  denied: { icon: '⊘', color: 'yellow' },
  throttled: { icon: '⏱', color: 'yellow' },
  error: { icon: '✕', color: 'red' },
};

/** The outcome as icon and word, so that its meaning never hangs on colour; only the word where glyphs are unwanted. */
export function outcomeLabel(outcome: Outcome, look: Pick<Look, 'isAccessible'> = {}): string {
  return look.isAccessible ? outcome : `${OUTCOMES[outcome].icon} ${outcome}`;
}

export function outcomeColor(outcome: Outcome, palette: Palette = plain): (text: string) => string {
  return palette[OUTCOMES[outcome].color];
}
