import type { Look } from '../view/look';
import type { CommandContext } from './command';
import { answerWidth } from './streams';
import { isAccessible, palette } from './style';

/** How answers are drawn on stdout: cut and coloured only for a person at a terminal. */
export function lookOf({ options, world }: CommandContext): Look {
  return {
    palette: palette(options.color, world.out, world.env),
    width: answerWidth(world),
    isAccessible: isAccessible(world.env),
    zone: options.tz,
    hasSentences: world.out.isTerminal && options.sentence !== false,
  };
}
