import stringWidth from 'string-width';
import { counted } from '../model/counted';
import type { NamedEvent } from '../model/named';
import { wrapped } from './answers/wrap';
import { actorLabel, actorName } from './caller-words';
import { plain, statusColor, statusLabel } from './colors';
import { cutInMiddle, cutToWidth } from './cut-to-width';
import { doubtLabel } from './doubt';
import { doubtsOf } from './event-doubts';
import type { Look } from './look';
import { shortId } from './next-commands';
import { resourceLabel } from './resource-label';
import { safeText } from './safe-text';
import { sentence } from './sentence/sentence';
import { sentenceList } from './sentence-list';
import { readableTime, rowTimes } from './time';
import { joined } from './words';

/**
 * Events as a table with a heading line, each with its sentence below it where the look asks for
 * sentences. Nothing is cut unless it exceeds the given width (in terminal columns): then what the
 * heading already says is left out; if that is not enough, the sentences stand in place of the columns
 * that they repeat, or, without sentences, the widest columns are cut.
 */
export function eventTable(events: readonly NamedEvent[], look: Look = {}): string {
  if (events.length === 0) return '';
  const heading = ['ID', `TIME (${look.zone ?? 'UTC'})`, 'EVENT', 'RESOURCE', 'ACTOR', 'TOOL', 'OUTCOME', ''];
  const whole = events.map((named) => cells(named, look));
  const rows = isWider([heading, ...whole], look) ? brief(events, whole, look) : whole;
  if (look.hasSentences && isWider([heading, ...rows], look)) return sentenceList(events, look);
  const widths = fitted(columnWidths([heading, ...rows]), look.width);
  const { bold } = look.palette ?? plain;
  const lines = rows.flatMap((row, index) => {
    const named = events[index];
    return [line(row, widths, rowPaint(named, look)), ...(named === undefined ? [] : below(named, look))];
  });
  return [line(heading, widths, () => bold), ...lines].map((text) => `${text}\n`).join('');
}

type Cells = readonly string[];
type RowPaint = (column: number) => (text: string) => string;

const gap = '  ';

const id = 0;
const time = 1;
const resource = 3;
const actor = 4;
/** The only coloured column. */
const outcome = 6;

function cells(named: NamedEvent, look: Look): Cells {
  const { event } = named;
  return [
    shortId(event.id),
    readableTime(event.time, look.zone),
    event.action,
    resourceLabel(named) ?? '',
    actorLabel(event),
    event.tool,
    statusLabel(event.outcome, look),
    remark(named),
  ].map(safeText);
}

/** The sentence of an event, below its row and behind its id. */
function below(named: NamedEvent, { hasSentences, width }: Look): readonly string[] {
  return hasSentences ? wrapped(sentence(named), ' '.repeat(sentenceIndent), width) : [];
}

const sentenceIndent = 10;

function isWider(rows: readonly Cells[], { width }: Look): boolean {
  const gaps = gap.length * ((rows[0]?.length ?? 1) - 1);
  return width !== undefined && sum(columnWidths(rows)) + gaps > width;
}

/** The rows without the zone, which the heading names, without the role, and without a year that all share. */
function brief(events: readonly NamedEvent[], rows: readonly Cells[], { zone }: Look): readonly Cells[] {
  const times = rowTimes(
    events.map(({ event }) => event.time),
    zone,
  );
  return rows.map((row, index) => {
    const event = events[index]?.event;
    const timed = row.with(time, safeText(times[index] ?? ''));
    return event === undefined ? timed : timed.with(actor, safeText(actorName(event)));
  });
}

/** What failed, or how much changed, and what is not known of that. */
function remark(named: NamedEvent): string {
  const { event, change } = named;
  if (event.outcome !== 'ok') return event.error ?? '';
  const count = change?.differences.length ?? 0;
  const doubts = event.effect === 'write' ? doubtsOf(named).map(doubtLabel) : [];
  return joined([count === 0 ? '' : counted(count, 'change'), ...doubts], '; ');
}

function columnWidths(rows: readonly Cells[]): readonly number[] {
  const columns = rows[0] ?? [];
  return columns.map((_, column) =>
    rows.reduce((most, row) => Math.max(most, stringWidth(row[column] ?? '')), 0),
  );
}

/** Event, resource and actor stay useful when cut; below this the remark is left out instead. */
const elasticColumns = [2, resource, actor] as const;
const comfortable = 14;
const least = 8;
const remarkColumn = 7;

/** Cuts the widest elastic column first; on a very narrow terminal, whichever is widest. */
function fitted(widths: readonly number[], limit: number | undefined): readonly number[] {
  if (limit === undefined) return widths;
  const room = Math.max(0, limit - gap.length * (widths.length - 1));
  const slack = sum(elasticColumns.map((column) => Math.max(0, (widths[column] ?? 0) - comfortable)));
  const result = widths.map((width, column) =>
    column === remarkColumn && sum(widths) - slack > room ? 0 : width,
  );
  for (let excess = sum(result) - room; excess > 0; excess--) {
    const elastic = elasticColumns.filter((column) => (result[column] ?? 0) > least);
    const others = [...result.keys()].filter((column) => column !== id && (result[column] ?? 0) > 0);
    const widest = widestOf(result, elastic.length > 0 ? elastic : others.length > 0 ? others : [id]);
    result[widest] = (result[widest] ?? 0) - 1;
  }
  return result;
}

function widestOf(widths: readonly number[], columns: readonly number[]): number {
  return columns.reduce((widest, column) =>
    (widths[column] ?? 0) > (widths[widest] ?? 0) ? column : widest,
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function line(row: Cells, widths: readonly number[], paint: RowPaint): string {
  const last = row.findLastIndex((cell, column) => cell !== '' && (widths[column] ?? 0) > 0);
  const parts = row.slice(0, last + 1).map((cell, column) => {
    const text = (column === resource ? cutInMiddle : cutToWidth)(cell, widths[column] ?? 0);
    const padding = column === last ? '' : ' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(text)));
    return `${paint(column)(text)}${padding}`;
  });
  return parts.join(gap);
}

function rowPaint(named: NamedEvent | undefined, look: Look): RowPaint {
  const color = named === undefined ? String : statusColor(named.event.outcome, look.palette);
  return (column) => (column === outcome ? color : String);
}
