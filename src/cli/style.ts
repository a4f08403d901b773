import { createColors } from 'picocolors';
import type { OutputStream, World } from './world';

export type ColorChoice = 'auto' | 'always' | 'never';

/** Whether a stream gets colour: the flag, then NO_COLOR, FORCE_COLOR, TERM=dumb, then the stream itself. */
export function wantsColor(choice: ColorChoice, output: OutputStream, env: World['env']): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  return output.isTerminal && env.TERM !== 'dumb';
}

/** Words instead of glyphs, no redrawn line, no boxes. */
export function isAccessible(env: World['env']): boolean {
  return env.LEXTRAIL_ACCESSIBLE === '1' || env.TERM === 'dumb';
}

export function palette(choice: ColorChoice, output: OutputStream, env: World['env']) {
  return createColors(wantsColor(choice, output, env));
}
