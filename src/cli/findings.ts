import { counted } from '../model/counted';
import type { Finding } from '../model/finding';
import { wrapped } from '../view/answers/wrap';
import { statusColor, statusGlyph } from '../view/colors';
import { safeJson, safeText } from '../view/safe-text';
import type { CommandContext } from './command';
import { type ExitCode, exitCodes } from './exit-codes';
import { lookOf } from './look';
import { safeLines } from './streams';

/** Findings as the answer, each with its fix; 3 where something is not well. */
export function writeFindings(findings: readonly Finding[], context: CommandContext): ExitCode {
  const { world, options } = context;
  if (options.output === 'json') {
    world.out.write(`${safeJson({ schema: 'lextrail.doctor/1', findings }, 2)}\n`);
  } else {
    world.out.write(findings.map((finding) => `${findingText(finding, findings, context)}\n`).join(''));
  }
  const problems = findings.filter(({ state }) => state === 'problem').length;
  const warnings = findings.filter(({ state }) => state === 'warning').length;
  if (problems + warnings === 0) return exitCodes.done;
  if (!options.quiet)
    world.err.write(`${counted(problems, 'problem')}, ${counted(warnings, 'warning')} (exit 3)\n`);
  return exitCodes.findings;
}

function findingText(
  { state, check, text, fix }: Finding,
  all: readonly Finding[],
  context: CommandContext,
): string {
  const { palette, isAccessible, width: columns } = lookOf(context);
  const width = Math.max(...all.map((each) => each.check.length));
  const mark = isAccessible ? state.padEnd('problem'.length) : statusGlyph(state);
  const indent = ' '.repeat(mark.length + width + 3);
  const body = wrapped(safeText(text), indent, columns).join('\n').slice(indent.length);
  const head = `${statusColor(state, palette)(mark)} ${check.padEnd(width)}  ${body}`;
  if (fix === undefined) return head;
  // Each step is a line, and a command is never broken: it is there to be copied.
  const steps = safeLines(fix).replaceAll('\n', `\n${indent}     `);
  return `${head}\n${indent}fix: ${steps}`;
}
