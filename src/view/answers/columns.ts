import stringWidth from 'string-width';
import type { Look } from '../palette';
import { safeText } from '../safe-text';
import { cutToWidth } from '../table';

type Paint = (text: string) => string;

/**
 * Rows of text as aligned lines; the last cell of a row takes what room there is. `paint` colours a
 * cell by its column and row, after it was measured.
 */
export function columns(
  rows: readonly (readonly string[])[],
  { width }: Look = {},
  paint: (column: number, row: number) => Paint | undefined = () => undefined,
): readonly string[] {
  const safe = rows.map((row) => row.map(safeText));
  const widths = widthsOf(safe);
  return safe.map((row, rowIndex) => {
    const last = row.findLastIndex((cell) => cell !== '');
    let left = width ?? Number.POSITIVE_INFINITY;
    const cells = row.slice(0, last + 1).map((cell, column) => {
      const text = cutToWidth(cell, left);
      const padding = column === last ? '' : ' '.repeat((widths[column] ?? 0) - stringWidth(cell) + GAP);
      left -= stringWidth(text) + padding.length;
      return (paint(column, rowIndex) ?? String)(text) + (left < 0 ? '' : padding);
    });
    return cells.join('');
  });
}

const GAP = 2;

function widthsOf(rows: readonly (readonly string[])[]): readonly number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, column) =>
    rows.reduce((most, row) => Math.max(most, stringWidth(row[column] ?? '')), 0),
  );
}
