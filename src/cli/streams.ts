import { NoStore } from '../store/no-store';
import { safeText } from '../view/safe-text';
import { describeTarget } from './choose-store';
import type { CommandContext } from './command';
import { failed } from './failure';
import { nextCommand } from './next';
import type { OpenStore, StoreAccess, Target, World } from './world';

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

/** Opens a store to read it, and closes it whatever the work does. */
export function withStore<T>(
  context: CommandContext,
  target: Target,
  work: (open: OpenStore) => Promise<T>,
): Promise<T> {
  return withOpen(opened(context, target, 'read'), work);
}

/** The same for a command that stores something; it makes the store if there is none. */
export function withWritableStore<T>(
  context: CommandContext,
  target: Target,
  work: (open: OpenStore) => Promise<T>,
): Promise<T> {
  return withOpen(opened(context, target, 'write'), work);
}

async function withOpen<T>(opening: Promise<OpenStore>, work: (open: OpenStore) => Promise<T>): Promise<T> {
  const open = await opening;
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}

async function opened(context: CommandContext, target: Target, access: StoreAccess): Promise<OpenStore> {
  try {
    return await context.world.openStore(target, access);
  } catch (error) {
    if (!(error instanceof NoStore)) throw error;
    throw failed(`${error.message}; give another one with --store, or try: ${importCommand(context)}`, error);
  }
}

/** What to say and type first where a store holds nothing yet. */
export function emptyStoreSentence(target: Target, context: CommandContext): string {
  return `nothing is stored in ${describeTarget(target)} yet; try: ${importCommand(context)}`;
}

/** The command that loads log files into the same store. */
export function importCommand(context: CommandContext): string {
  return nextCommand(context, { command: 'import', words: ['./AWSLogs'], options: { output: undefined } });
}
