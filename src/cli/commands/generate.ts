import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Generated, type GenerateOptions, generate, problemOf } from '../../../simulator/generate';
import { safeText } from '../../view/safe-text';
import type { Invocation } from '../command';
import { type ExitCode, exitCodes } from '../exit-codes';
import { misused } from '../failure';
import { nextCommand } from '../next';
import { progressOn } from '../progress';
import { hint } from '../streams';

interface GenerateFlags extends GenerateOptions {
  readonly groundTruth?: string;
}

/** `lextrail generate <folder>`: demonstration log files, and on request the truth about them. */
export async function generateLogs(invocation: Invocation<GenerateFlags>): Promise<ExitCode> {
  const { options, words, world } = invocation;
  const folder = words[0] ?? '.';
  const problem = problemOf(options);
  if (problem !== undefined) throw misused(problem);
  const generated = generate(options);
  const files = await writeFiles(folder, generated, invocation);
  if (options.groundTruth !== undefined) {
    await writeFile(options.groundTruth, `${JSON.stringify(generated.truth())}\n`);
  }
  if (world.signal.aborted) return exitCodes.interrupted;
  world.out.write(`${files.toLocaleString('en')} log files in ${safeText(folder)}\n`);
  hint(invocation, `import them: ${nextCommand(invocation, { command: 'import', words: [folder] })}`);
  return exitCodes.done;
}

async function writeFiles(
  folder: string,
  generated: Generated,
  { options, world }: Invocation<GenerateFlags>,
): Promise<number> {
  const progress = progressOn(world, options.quiet);
  let files = 0;
  for (const { path, content } of generated.files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    files += 1;
    if (world.signal.aborted) break;
    progress.show(files, undefined, `${files} files, last ${path.split('/').at(-1)}`);
  }
  progress.end();
  return files;
}
