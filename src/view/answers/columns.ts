import stringWidth from 'string-width';
import type { Paint } from '../colors';
import { cutToWidth } from '../cut-to-width';
import type { Look } from '../look';
import { safeText } from '../safe-text';

export interface ColumnOptions {
  /** Colours a cell by its column and row, after it was measured. */
  readonly paint?: (column: number, row: number) => Paint | undefined;
  /** The column to narrow first where the terminal is too narrow for all. */
  readonly elastic?: number;
}

/** Rows of text as aligned lines; the last cell of a row takes what room there is. */
export function columns(
  rows: readonly (readonly string[])[],
  { width }: Look = {},
  { paint = () => undefined, elastic }: ColumnOptions = {},
): readonly string[] {
  const safe = rows.map((row) => row.map(safeText));
  const widths = fitted(widthsOf(safe), width, elastic);
  return safe.map((row, rowIndex) => {
    const last = row.findLastIndex((cell) => cell !== '');
    let left = width ?? Number.POSITIVE_INFINITY;
    const cells = row.slice(0, last + 1).map((cell, column) => {
      const own = column === last ? left : Math.min(widths[column] ?? 0, left);
      const text = cutToWidth(cell, own);
      const padding = column === last ? '' : ' '.repeat((widths[column] ?? 0) - stringWidth(text) + gap);
      left -= stringWidth(text) + padding.length;
      return (paint(column, rowIndex) ?? String)(text) + (left < 0 ? '' : padding);
    });
    return cells.join('');
  });
}

const gap = 2;

/** What an elastic column keeps at least. */
const least = 8;

function widthsOf(rows: readonly (readonly string[])[]): readonly number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, column) =>
    rows.reduce((most, row) => Math.max(most, stringWidth(row[column] ?? '')), 0),
  );
}

function fitted(
  widths: readonly number[],
  limit = Number.POSITIVE_INFINITY,
  elastic = -1,
): readonly number[] {
  const total = widths.reduce((sum, width) => sum + width + gap, -gap);
  return widths.map((width, column) =>
    column === elastic ? Math.max(Math.min(width, least), width - Math.max(0, total - limit)) : width,
  );
}
