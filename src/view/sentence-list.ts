import stringWidth from 'string-width';
import type { NamedEvent } from '../model/named';
import { wrapped } from './answers/wrap';
import { plain, statusColor, statusGlyph } from './colors';
import { cutLine } from './cut-to-width';
import type { Look } from './look';
import { shortId } from './next-commands';
import { safeText } from './safe-text';
import { sentence } from './sentence/sentence';
import { rowTimes } from './time';

const gap = '  ';

/** Events as their sentences, each behind its id, its time and a mark for its outcome. */
export function sentenceList(events: readonly NamedEvent[], look: Look): string {
  const width = idWidth(events);
  const heads = headsOf(events, look);
  const indent = ' '.repeat(Math.min(width + gap.length, mostIndent));
  const { bold } = look.palette ?? plain;
  const heading = cutLine(`${'ID'.padEnd(width)}${gap}TIME (${look.zone ?? 'UTC'})`, look);
  const lines = events.flatMap((named, index) => {
    const head = heads[index] ?? '';
    const paint = statusColor(named.event.outcome, look.palette);
    const [first = '', ...rest] = wrapped(sentence(named), indent, look.width, `${head}${gap}`);
    return [`${paint(cutLine(first.slice(0, head.length), look))}${first.slice(head.length)}`, ...rest];
  });
  return [bold(heading), ...lines].map((line) => `${line}\n`).join('');
}

/** An id that is no GUID may be long. */
const mostIndent = 10;

function headsOf(events: readonly NamedEvent[], look: Look): readonly string[] {
  const times = rowTimes(
    events.map(({ event }) => event.time),
    look.zone,
  );
  const width = idWidth(events);
  return events.map(({ event }, index) => {
    const mark = look.isAccessible ? event.outcome.padEnd('throttled'.length) : statusGlyph(event.outcome);
    return [idOf(event.id).padEnd(width), safeText(times[index] ?? ''), mark].join(gap);
  });
}

function idOf(id: string): string {
  return safeText(shortId(id));
}

function idWidth(events: readonly NamedEvent[]): number {
  return Math.max(...events.map(({ event }) => stringWidth(idOf(event.id))));
}
