import stringWidth from 'string-width';
import { counted } from '../model/counted';
import { plain } from './colors';
import { cutLine } from './cut-to-width';
import type { Look } from './look';
import { clip, safeText } from './safe-text';
import type { BotCount, Count, Summary } from './summary';

/** A summary for the terminal: a block for bots, actors, events and outcomes, each value with its count and trend. */
export function summaryText(summary: Summary, look: Look = {}): string {
  const { bold } = look.palette ?? plain;
  const blocks = [
    [headline(summary, look)],
    ...summaryBlocks.flatMap(({ title, counts }) => {
      const lines = countLines(counts(summary), look);
      return lines.length === 0 ? [] : [[bold(title), ...lines]];
    }),
  ];
  return blocks.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n');
}

const summaryBlocks: readonly {
  readonly title: string;
  readonly counts: (summary: Summary) => readonly Count[];
}[] = [
  { title: 'BOT', counts: ({ bots }) => bots.map((bot) => ({ ...bot, value: uniqueName(bot, bots) })) },
  { title: 'ACTOR', counts: ({ actors }) => actors },
  { title: 'EVENT', counts: ({ actions }) => actions },
  { title: 'OUTCOME', counts: ({ outcomes }) => outcomes },
];

/** Lines of one block; the rest is counted. */
const mostLines = 10;

/** A sparkline has at most this many bars; over a longer time each is of several days. */
const mostBars = 60;

/** Several bots of one name are told apart by their ids and Regions; in V1 the name is the id. */
function uniqueName({ value, id = 'no id', region }: BotCount, bots: readonly BotCount[]): string {
  if (bots.filter((bot) => bot.value === value).length === 1) return value;
  return `${value} (${id === value ? '' : `${id}, `}${region})`;
}

function headline({ events, days, perDay }: Summary, look: Look): string {
  const count = counted(events, 'event');
  if (days.length === 0) return count;
  const range = days.length === 1 ? `on ${days[0]}` : `from ${days[0]} to ${days.at(-1)}`;
  return cutLine(`${count} ${range}${days.length > 1 ? bars(perDay, look) : ''}`, look);
}

function countLines(counts: readonly Count[], look: Look): readonly string[] {
  const shown = counts
    .slice(0, mostLines)
    .map((count) => ({ ...count, label: clip(safeText(count.value), 48) }));
  const labelWidth = Math.max(0, ...shown.map(({ label }) => stringWidth(label)));
  const countWidth = Math.max(0, ...shown.map(({ count }) => String(count).length));
  const lines = shown.map(({ label, count, perDay }) => {
    const padding = ' '.repeat(labelWidth - stringWidth(label));
    const trend = perDay.length > 1 ? bars(perDay, look) : '';
    return cutLine(`  ${label}${padding}  ${String(count).padStart(countWidth)}${trend}`, look);
  });
  const more = counts.length - shown.length;
  return more > 0 ? [...lines, cutLine(`  and ${more} more`, look)] : lines;
}

function bars(perDay: readonly number[], { isAccessible }: Look): string {
  return isAccessible ? '' : `  ${sparkline(spread(perDay))}`.trimEnd();
}

/** As many sums as there are bars, of the same number of days each but for the first. */
function spread(perDay: readonly number[]): readonly number[] {
  const days = Math.ceil(perDay.length / mostBars);
  const sums = new Array<number>(Math.ceil(perDay.length / days)).fill(0);
  const missing = sums.length * days - perDay.length;
  for (const [at, count] of perDay.entries()) {
    const bar = Math.floor((at + missing) / days);
    sums[bar] = (sums[bar] ?? 0) + count;
  }
  return sums;
}

/** Counts as a row of bars, from `▁` for little to `█` for the most; a blank for none. */
export function sparkline(counts: readonly number[]): string {
  const most = Math.max(0, ...counts);
  return counts
    .map((count) => (count <= 0 ? ' ' : (barGlyphs[Math.ceil((count / most) * barGlyphs.length) - 1] ?? '')))
    .join('');
}

const barGlyphs = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
