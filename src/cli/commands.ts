import type { CommandSpec } from './command';
import { asking } from './specs/ask';
import { moving } from './specs/move';
import { operating } from './specs/operate';
import { searching } from './specs/search';

/** Every command of the program, in the order of its help. */
export const commands: readonly CommandSpec[] = [...searching, ...asking, ...moving, ...operating];
