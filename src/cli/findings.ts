import type { Finding } from '../model/finding';
import { wrapped } from '../view/answers/wrap';
import { plain } from '../view/palette';
import { safeText } from '../view/safe-text';
import type { Setting } from './command';
import { lookOf } from './look';
import { harmless } from './streams';
import type { ExitCode } from './world';

const GLYPHS = { ok: '✓', warning: '⚠', problem: '✕' } as const;

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

/** A number and what it counts: `1 warning`, `2 warnings`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function line({ state, check, text, fix }: Finding, all: readonly Finding[], setting: Setting): string {
  const { palette = plain, isAccessible, width: columns } = lookOf(setting);
  const paint = { ok: palette.green, warning: palette.yellow, problem: palette.red }[state];
  const width = Math.max(...all.map((each) => each.check.length));
  const mark = isAccessible ? state.padEnd('problem'.length) : GLYPHS[state];
  const indent = ' '.repeat(mark.length + width + 3);
  const body = wrapped(safeText(text), indent, columns).join('\n').slice(indent.length);
  const head = `${paint(mark)} ${check.padEnd(width)}  ${body}`;
  if (fix === undefined) return head;
  // Each step is a line, and a command is never broken: it is there to be copied.
  const steps = harmless(fix).replaceAll('\n', `\n${indent}     `);
  return `${head}\n${indent}fix: ${steps}`;
}
