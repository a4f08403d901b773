import type { JsonObject, JsonValue } from '../../model/json';
import type { Blame, BlameLine } from '../../questions/blame';
import type { Resource } from '../../questions/resource';
import { plain } from '../colors';
import { pathLabel } from '../differences';
import { doubtLabel, doubtLines, doubtMark, doubtsJson } from '../doubt';
import type { FlatList } from '../flat-list';
import type { Look } from '../look';
import { valueText } from '../value-text';
import { columns } from './columns';
import { asText } from './lines';
import { referenceCells, referenceJson } from './reference';
import { resourceWords } from './resource-words';

export function blameJson(resource: Resource, { kind, lines, doubts }: Blame): JsonObject {
  return {
    resource: { ...resource },
    state: kind,
    complete: doubts.length === 0 && lines.every((line) => line.by === 'event' && line.doubts.length === 0),
    lines: lines.map((line) => ({
      path: line.path,
      value: line.value,
      by: line.by,
      event: referenceJson(line.event),
      doubts: doubtsJson(line.doubts),
    })),
    doubts: doubtsJson(doubts),
  };
}

/** One row a path, in the order of the state. */
export function blameList({ lines }: Blame): FlatList {
  const rows = lines.map(({ path, value, by, event: { event }, doubts }) => ({
    id: event.id,
    time: event.time,
    actor: event.actor,
    by,
    path,
    value,
    doubts: doubts.map(doubtLabel),
  }));
  return { columns: ['id', 'time', 'actor', 'by', 'path', 'value', 'doubts'], rows };
}

/** Every path with who wrote it, the latest writer first; paths of one writer keep the order of the state. */
export function blameText(resource: Resource, { kind, lines, doubts }: Blame, look: Look): string {
  if (kind === 'nothing') return asText([`nothing is known of ${resourceWords(resource)}`]);
  if (kind === 'gone')
    return asText([`${resourceWords(resource)} was deleted: nothing of it is left to blame`]);
  if (lines.length === 0) return emptyText(resource, doubts, look);
  const { dim, yellow } = look.palette ?? plain;
  const rows = lines.map((line) => cells(line, look));
  const about = [doubts, ...lines.map((line) => line.doubts)].flat();
  return asText([
    // Paths and values are the answer: a terminal may wrap them, they are never cut.
    ...columns(
      rows,
      {},
      {
        paint: (column, row) => {
          if (lines[row]?.by !== 'event') return column < 3 ? dim : undefined;
          return column === 0 ? yellow : undefined;
        },
      },
    ),
    ...doubtLines(about, look),
  ]);
}

function cells({ path, value, by, event, doubts }: BlameLine, look: Look): readonly string[] {
  const [time, actor, id] = referenceCells(event, look);
  const writer = {
    event: [id, actor, time],
    before: ['-', '(unknown)', `before ${time}`],
    unrecorded: [id, '(not recorded)', `from ${time} on`],
  }[by];
  const mark = doubts.length > 0 ? ` ${doubtMark}` : '';
  const [first = '', ...others] = writer;
  return [`${first}${mark}`, ...others, `${pathLabel(path)}${valueAfterPath(path, value)}`];
}

/** A text entry is its own key: its value would repeat it. */
function valueAfterPath(path: string, value: JsonValue): string {
  if (typeof value === 'string' && path.endsWith(']')) return '';
  return `  ${valueText(value)}`;
}

function emptyText(resource: Resource, doubts: Blame['doubts'], look: Look): string {
  const what =
    doubts.length === 0
      ? 'holds nothing that anybody wrote'
      : 'may hold something, but who wrote it is not known';
  return asText([`${resourceWords(resource)} ${what}`, ...doubtLines(doubts, look)]);
}
