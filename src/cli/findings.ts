import type { Finding } from '../model/finding';
import { wrapped } from '../view/answers/wrap';
import { safeText } from '../view/safe-text';
import { statusColor, statusGlyph } from '../view/status';
import { counted } from '../view/words';
import type { Setting } from './command';
import { lookOf } from './look';
import { harmless } from './streams';
import type { ExitCode } from './world';

/** Findings as the answer, each with its fix; 3 where something is not well. */
export function writeFindings(findings: readonly Finding[], setting: Setting): ExitCode {
  const { world, options } = setting;
  if (options.output === 'json') {
    world.out.write(`${JSON.stringify({ schema: 'lextrail.doctor/1', findings }, undefined, 2)}\n`);
  } else {
    world.out.write(findings.map((finding) => `${line(finding, findings, setting)}\n`).join(''));
  }
  const problems = findings.filter(({ state }) => state === 'problem').length;
  const warnings = findings.filter(({ state }) => state === 'warning').length;
  if (problems + warnings === 0) return 0;
  if (!options.quiet)
    world.err.write(`${counted(problems, 'problem')}, ${counted(warnings, 'warning')} (exit 3)\n`);
  return 3;
}

function line({ state, check, text, fix }: Finding, all: readonly Finding[], setting: Setting): string {
  const { palette, isAccessible, width: columns } = lookOf(setting);
  const width = Math.max(...all.map((each) => each.check.length));
  const mark = isAccessible ? state.padEnd('problem'.length) : statusGlyph(state);
  const indent = ' '.repeat(mark.length + width + 3);
  const body = wrapped(safeText(text), indent, columns).join('\n').slice(indent.length);
  const head = `${statusColor(state, palette)(mark)} ${check.padEnd(width)}  ${body}`;
  if (fix === undefined) return head;
  // Each step is a line, and a command is never broken: it is there to be copied.
  const steps = harmless(fix).replaceAll('\n', `\n${indent}     `);
  return `${head}\n${indent}fix: ${steps}`;
}
