import stringWidth from 'string-width';
import type { Change } from '../model/change';
import type { EventRow } from '../model/event';
import { type Look, plain } from './palette';
import { resourceLabel } from './resource-label';
import type { NamedRow } from './resource-path';
import { safeText } from './safe-text';
import { roleWords } from './sentence/who';
import { statusColor, statusLabel } from './status';
import { readableTime } from './time';
import { counted } from './words';

/** A row of a list: a named event, or a row of an index with names. */
export interface ListedEvent extends NamedRow {
  readonly event: EventRow & { readonly changes?: number };
  readonly change?: Change;
}

/**
 * Events as a table with a heading line. Nothing is cut unless it exceeds the given width (in terminal
 * columns): then what the heading already says is left out, and the widest columns are cut.
 */
export function eventTable(events: readonly ListedEvent[], look: Look = {}): string {
  if (events.length === 0) return '';
  const zone = look.zone ?? 'UTC';
  const heading = [`TIME (${zone})`, 'EVENT', 'RESOURCE', 'ACTOR', 'TOOL', 'OUTCOME', ''];
  const whole = events.map((listed) => cells(listed, look));
  const rows = isWider([heading, ...whole], look)
    ? whole.map((row, index) => brief(row, events[index], isOneYear(whole)))
    : whole;
  const widths = fitted(columnWidths([heading, ...rows]), look.width);
  const { bold } = look.palette ?? plain;
  const lines = rows.map((row, index) => line(row, widths, rowPaint(events[index], look)));
  return [line(heading, widths, () => bold), ...lines].map((text) => `${text}\n`).join('');
}

/** Text cut to a number of terminal columns, ending in `…` if anything was cut. */
export function cutToWidth(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  if (width <= 0) return '';
  const characters = [...text].slice(0, width - 1);
  // The text is measured as a whole, as the width of a character depends on what follows it.
  while (stringWidth(characters.join('')) > width - 1) characters.pop();
  return `${characters.join('')}…`;
}

/** Keeps both ends of a text: the bot and the resource within it. */
function cutInMiddle(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const characters = [...text];
  const head = cutToWidth(text, Math.ceil(width / 2));
  const tail = characters.slice(Math.max(0, characters.length - Math.floor(width / 2)));
  while (stringWidth(head + tail.join('')) > width) tail.shift();
  return head + tail.join('');
}

type Cells = readonly string[];
type RowPaint = (column: number) => (text: string) => string;

const GAP = '  ';

const RESOURCE = 2;
const ACTOR = 3;
/** The only coloured column. */
const OUTCOME = 5;

function cells(listed: ListedEvent, look: Look): Cells {
  const { event } = listed;
  return [
    readableTime(event.time, look.zone),
    event.action,
    resourceLabel(listed) ?? '',
    actorLabel(event),
    event.tool,
    statusLabel(event.outcome, look),
    remark(listed),
  ].map(safeText);
}

function isWider(rows: readonly Cells[], { width }: Look): boolean {
  const gaps = GAP.length * ((rows[0]?.length ?? 1) - 1);
  return width !== undefined && sum(columnWidths(rows)) + gaps > width;
}

function isOneYear(rows: readonly Cells[]): boolean {
  return new Set(rows.map(([time = '']) => time.slice(0, 4))).size === 1;
}

/** The row without the zone, which the heading names, without the role, and without a year that all rows share. */
function brief([time = '', ...others]: Cells, listed: ListedEvent | undefined, isSameYear: boolean): Cells {
  const local = time.replace(/(?:Z|[+-]\d\d:\d\d)$/, '');
  const cells = [isSameYear ? local.replace(/^\d{4}-/, '') : local, ...others];
  return listed === undefined ? cells : cells.with(ACTOR, safeText(actorName(listed.event)));
}

/** Who called, short: a name and the role it was used in. */
export function actorLabel({ actor, role, root }: Pick<EventRow, 'actor' | 'role' | 'root'>): string {
  const name = actorName({ actor, root });
  if (root || role === undefined || role === actor) return name;
  return `${name} (${roleWords(role).replace(/^role |, single sign-on$/g, '')})`;
}

function actorName({ actor, root }: Pick<EventRow, 'actor' | 'root'>): string {
  return root ? 'root user' : actor;
}

/** What failed, or how much changed. */
function remark({ event, change }: ListedEvent): string {
  if (event.outcome !== 'ok') return event.error ?? '';
  const count = event.changes ?? change?.differences.length ?? 0;
  return count === 0 ? '' : counted(count, 'change');
}

function columnWidths(rows: readonly Cells[]): readonly number[] {
  const columns = rows[0] ?? [];
  return columns.map((_, column) =>
    rows.reduce((most, row) => Math.max(most, stringWidth(row[column] ?? '')), 0),
  );
}

/** Event, resource and actor stay useful when cut; below this the remark is left out instead. */
const ELASTIC = [1, 2, 3] as const;
const COMFORTABLE = 14;
const LEAST = 8;
const REMARK = 6;

/** Cuts the widest elastic column first; on a very narrow terminal, whichever is widest. */
function fitted(widths: readonly number[], limit: number | undefined): readonly number[] {
  if (limit === undefined) return widths;
  const room = Math.max(0, limit - GAP.length * (widths.length - 1));
  const slack = sum(ELASTIC.map((column) => Math.max(0, (widths[column] ?? 0) - COMFORTABLE)));
  const result = widths.map((width, column) => (column === REMARK && sum(widths) - slack > room ? 0 : width));
  for (let excess = sum(result) - room; excess > 0; excess--) {
    const elastic = ELASTIC.filter((column) => (result[column] ?? 0) > LEAST);
    const widest = widestOf(result, elastic.length > 0 ? elastic : [...result.keys()]);
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
    const text = (column === RESOURCE ? cutInMiddle : cutToWidth)(cell, widths[column] ?? 0);
    const padding = column === last ? '' : ' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(text)));
    return `${paint(column)(text)}${padding}`;
  });
  return parts.join(GAP);
}

function rowPaint(listed: ListedEvent | undefined, look: Look): RowPaint {
  const color = listed === undefined ? String : statusColor(listed.event.outcome, look.palette);
  return (column) => (column === OUTCOME ? color : String);
}
