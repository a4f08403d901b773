import { safeText } from '../view/safe-text';
import type { CommandContext } from './command';
import { describeTarget, targetArguments } from './target';
import type { OpenStore, Target, World } from './world';

/** Talk for the person, never part of the answer: stderr, and silent with --quiet. */
export function hint({ world, options }: CommandContext, text: string): void {
  if (!options.quiet) world.err.write(`${safeLines(text)}\n`);
}

/** A message quotes what was typed and what records hold; only its own line breaks are meant. */
export function safeLines(message: string): string {
  return message.split('\n').map(safeText).join('\n');
}

/** Width that an answer on a terminal must keep to; undefined where it is piped and must not be cut. */
export function answerWidth(world: World): number | undefined {
  return world.out.isTerminal ? (world.out.columns ?? 80) : undefined;
}

/** Opens the store, reports what opening found, and closes it whatever the work does. */
export async function withStore<T>(
  context: CommandContext,
  target: Target,
  work: (open: OpenStore) => Promise<T>,
): Promise<T> {
  const open = await context.world.openStore(target);
  try {
    for (const notice of open.notices) hint(context, notice);
    return await work(open);
  } finally {
    await open.close();
  }
}

/** What to type next when the store holds nothing yet. */
export function emptyStoreHint(target: Target): string {
  const where = describeTarget(target);
  return `nothing is stored in ${where} yet; try: lextrail import ./AWSLogs${targetArguments(target)}`;
}
