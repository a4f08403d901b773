import type { ProgramFormat } from './answer';
import type { CommandContext } from './command';

/**
 * The format for programs of an answer that has every match: what they read is never cut, unless `--limit` says
 * how many were asked for; undefined where the answer is a page.
 */
export function wholeFormat({ options, line }: CommandContext): ProgramFormat | undefined {
  const { output } = options;
  return output === 'table' || output === 'markdown' || line.given.has('limit') ? undefined : output;
}
