import type { JsonObject } from '../../model/json';
import type { StoredEvent } from '../../model/stored';
import type { AliasPromotions, Promotion } from '../../questions/promotions';
import { plain } from '../colors';
import { doubtLabel, doubtLines, doubtMark, doubtsJson } from '../doubt';
import type { FlatList } from '../flat-list';
import type { Look } from '../look';
import { safeText } from '../safe-text';
import { columns } from './columns';
import { asText } from './lines';
import { minuteOf, referenceCells, referenceJson } from './reference';

export function promotionsJson(aliases: readonly AliasPromotions[]): JsonObject {
  return { aliases: aliases.map(aliasJson) };
}

function aliasJson({ place, name, isDeleted, promotions }: AliasPromotions): JsonObject {
  return {
    id: idOf(place),
    name: name ?? null,
    deleted: isDeleted,
    promotions: promotions.toReversed().map((promotion) => ({
      version: promotion.to ?? null,
      recorded: !promotion.isUnrecorded,
      from: promotion.event.event.instant,
      until: promotion.until ?? null,
      before: promotion.from ?? null,
      rollback: promotion.isRollback,
      event: referenceJson(promotion.event),
      edits: promotion.edits
        .map((edit) => ({ changed: editedParts(edit), event: referenceJson(edit) }))
        .filter(({ changed }) => changed.length > 0),
      doubts: doubtsJson(promotion.doubts),
    })),
  };
}

/** One row a move, newest first within each alias. */
export function promotionsList(aliases: readonly AliasPromotions[]): FlatList {
  const rows = aliases.flatMap(({ place, name, promotions }) =>
    promotions.toReversed().map(({ event, from, to, until, isUnrecorded, isRollback, doubts }) => ({
      id: event.event.id,
      alias: name ?? null,
      aliasId: idOf(place),
      version: to ?? null,
      before: from ?? null,
      from: event.event.time,
      until: until ?? null,
      actor: event.event.actor,
      rollback: isRollback,
      recorded: !isUnrecorded,
      doubts: doubts.map(doubtLabel),
    })),
  );
  return { columns: columnNames, rows };
}

const columnNames = [
  ...['id', 'alias', 'aliasId', 'version', 'before', 'from', 'until', 'actor', 'rollback', 'recorded'],
  'doubts',
] as const;

/** For each alias which version it served from when to when, newest first, as one table. */
export function promotionsText(aliases: readonly AliasPromotions[], look: Look): string {
  const { bold, yellow } = look.palette ?? plain;
  const moves = aliases.flatMap((alias) => alias.promotions.toReversed().map((move) => ({ alias, move })));
  const lines = moves.flatMap(({ alias, move }) => [
    ...move.edits.toReversed().flatMap((edit) => editCells(alias, edit, look)),
    { cells: cells(alias, move, look), isRollback: move.isRollback },
  ]);
  const rows = lines.map((line) => line.cells);
  if (rows.length === 0) return '';
  const heading = ['ID', 'ALIAS', 'VERSION', `FROM (${look.zone ?? 'UTC'})`, 'UNTIL', 'BY'];
  const paint = (column: number, row: number) => {
    if (row === 0) return bold;
    return column === version && lines[row - 1]?.isRollback ? yellow : undefined;
  };
  const doubts = doubtLines(
    moves.flatMap(({ move }) => move.doubts),
    look,
  );
  return asText([...columns([heading, ...rows], look, { paint, elastic: by }), ...doubts]);
}

const version = 2;
const by = 5;

function cells(alias: AliasPromotions, promotion: Promotion, look: Look): readonly string[] {
  const [time, actor, id] = referenceCells(promotion.event, look);
  const { until } = promotion;
  return [
    id,
    safeText(alias.name ?? idOf(alias.place)),
    `${versionWords(promotion)}${promotion.doubts.length > 0 ? ` ${doubtMark}` : ''}`,
    time,
    until === undefined ? 'now' : endWords(alias, promotion, minuteOf(until, look)),
    actor,
  ];
}

/** A row for a change of what the alias serves that is no move: its function, a language, its logs. */
function editCells(alias: AliasPromotions, edit: StoredEvent, look: Look) {
  const parts = editedParts(edit);
  if (parts.length === 0) return [];
  const [time, actor, id] = referenceCells(edit, look);
  const name = safeText(alias.name ?? idOf(alias.place));
  return [{ cells: [id, name, `  ${parts.join(', ')} changed`, time, '', actor], isRollback: false }];
}

/** What of an alias callers notice, as far as a call changed it. */
function editedParts({ change }: StoredEvent): readonly string[] {
  const paths = (change?.differences ?? []).map(({ path }) => path);
  return Object.entries(noticed).flatMap(([part, pattern]) =>
    paths.some((path) => pattern.test(path)) ? [part] : [],
  );
}

const noticed = {
  'code hook': /codeHookSpecification/i,
  language: /^botAliasLocaleSettings(?:\[[^\]]*\])?(?:\.enabled)?$/,
  logs: /^conversationLog/,
} as const;

function versionWords({ from, to, isUnrecorded, isRollback }: Promotion): string {
  if (isUnrecorded) return '(not recorded)';
  return isRollback ? `${to} (back from ${from})` : (to ?? '(none)');
}

function endWords({ isDeleted, promotions }: AliasPromotions, promotion: Promotion, end: string): string {
  return isDeleted && promotion === promotions.at(-1) ? `${end}, deleted` : end;
}

function idOf(place: string): string {
  return place.replace(/^alias\//, '');
}
