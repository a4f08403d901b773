import type { CommandSpec } from './command';
import { questionCommands } from './specs/ask';
import { moveCommands } from './specs/move';
import { operateCommands } from './specs/operate';
import { searchCommands } from './specs/search';

/** Every command of the program, in the order of its help. */
export const commands: readonly CommandSpec[] = [
  ...searchCommands,
  ...questionCommands,
  ...moveCommands,
  ...operateCommands,
];
