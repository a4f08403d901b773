import stringWidth from 'string-width';
import type { NamedEvent } from '../model/named';
import { changeLines } from './change-lines';
import { type Palette, plain, statusColor } from './colors';
import { doubtLines } from './doubt';
import { causedDoubts } from './event-doubts';
import { factsOf } from './facts';
import type { Look } from './look';
import { namedDifferences } from './named-differences';
import { type NextCommand, nextCommands } from './next-commands';
import { safeText } from './safe-text';
import { sentence } from './sentence/sentence';

/** What `show` adds to an event. */
export interface Beside {
  /** @default those of the event, for the default store */
  readonly next?: readonly NextCommand[];
  /** Lines below the sentence, such as a late correction. */
  readonly notes?: readonly string[];
}

/** One event in full: its sentence, the facts, what it changed, and where to look next. */
export function showEvent(named: NamedEvent, look: Look = {}, { next, notes = [] }: Beside = {}): string {
  const palette = look.palette ?? plain;
  const blocks = [
    [palette.bold(sentence(named)), ...doubtLines(causedDoubts(named), look), ...notes.map(palette.yellow)],
    factLines(named, look, palette),
    changesBlock(named, palette),
    commandLines(next ?? nextCommands(named), palette),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line}\n`).join(''))
    .join('\n');
}

function factLines(named: NamedEvent, look: Look, palette: Palette): readonly string[] {
  const facts = factsOf(named, look);
  const width = facts.reduce((most, [label]) => Math.max(most, label.length), 0);
  const outcome = statusColor(named.event.outcome, palette);
  return facts.map(([label, text]) => {
    const paint = label === 'Outcome' ? outcome : String;
    return `${palette.dim(label.padEnd(width))}  ${paint(safeText(text))}`;
  });
}

function changesBlock(named: NamedEvent, palette: Palette): readonly string[] {
  const { change, event } = named;
  // What a call created has nothing before it to be compared with.
  if (change === undefined || (change.against === 'first' && event.action.startsWith('Create'))) return [];
  const lines = changeLines(namedDifferences(named), palette);
  const isKnown = change.against === 'earlier' || change.against === 'partial';
  const shown = lines.length > 0 ? lines : [isKnown ? 'none' : 'not known'];
  return [palette.bold('Changes'), ...shown.map((line) => `  ${line}`)];
}

function commandLines(commands: readonly NextCommand[], palette: Palette): readonly string[] {
  const width = commands.reduce((most, { command }) => Math.max(most, stringWidth(command)), 0);
  return commands.map(({ command, answers }) => {
    const padding = ' '.repeat(width - stringWidth(command));
    return `${command}${padding}  ${palette.dim(answers)}`;
  });
}
