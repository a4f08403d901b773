import type { JsonObject } from '../../model/json';
import type { NamedEvent } from '../../model/named';
import type { Build } from '../../questions/builds';
import { plain } from '../colors';
import { doubtLabel, doubtLines, doubtMark, doubtsJson } from '../doubt';
import type { FlatList } from '../flat-list';
import type { Look } from '../look';
import { safeText } from '../safe-text';
import { columns } from './columns';
import { asText } from './lines';
import { minuteOf, referenceCells, referenceJson } from './reference';

/** A build, with the events that pointed aliases to its version, which have the names of their time. */
export interface NamedBuild extends Omit<Build, 'promotions'> {
  readonly promotions: readonly NamedEvent[];
}

export function buildsJson(builds: readonly NamedBuild[]): JsonObject['builds'] {
  return builds.map(({ event, locale, outcome, repeatedBy, version, promotions, doubts }) => ({
    event: referenceJson(event),
    locale,
    outcome,
    version: version === undefined ? null : { number: version.number, event: referenceJson(version.event) },
    promotions: promotions.map((named) => ({ alias: aliasOf(named), event: referenceJson(named) })),
    repeatedBy: repeatedBy === undefined ? null : referenceJson(repeatedBy),
    doubts: doubtsJson(doubts),
  }));
}

/** One row a build. */
export function buildsList(builds: readonly NamedBuild[]): FlatList {
  const rows = builds.map(
    ({ event: { event }, locale, outcome, repeatedBy, version, promotions, doubts }) => ({
      id: event.id,
      time: event.time,
      locale,
      outcome,
      actor: event.actor,
      version: version?.number ?? null,
      versionId: version?.event.event.id ?? null,
      aliases: [...new Set(promotions.map(aliasOf))],
      repeatedBy: repeatedBy?.event.id ?? null,
      doubts: doubts.map(doubtLabel),
    }),
  );
  return { columns: columnNames, rows };
}

const columnNames = [
  'id',
  'time',
  'locale',
  'outcome',
  'actor',
  'version',
  'versionId',
  'aliases',
  'repeatedBy',
  'doubts',
] as const;

/** The column that says by whom. */
const by = 3;

export function buildsText(builds: readonly NamedBuild[], look: Look): string {
  if (builds.length === 0) return '';
  const { bold } = look.palette ?? plain;
  const heading = ['ID', `BUILT (${look.zone ?? 'UTC'})`, 'LOCALE', 'BY', 'WHAT FOLLOWED'];
  const rows = builds.map((build) => {
    const [time, actor, id] = referenceCells(build.event, look);
    const mark = build.doubts.length > 0 ? ` ${doubtMark}` : '';
    return [id, time, build.locale, actor, `${followed(build, look)}${mark}`];
  });
  const doubts = doubtLines(
    builds.flatMap((build) => build.doubts),
    look,
  );
  const paint = (_: number, row: number) => (row === 0 ? bold : undefined);
  return asText([...columns([heading, ...rows], look, { paint, elastic: by }), ...doubts]);
}

function followed({ version, promotions, repeatedBy }: NamedBuild, look: Look): string {
  if (version !== undefined) {
    const aliases = [...new Set(promotions.map(aliasOf))];
    const served = aliases.length === 0 ? '' : `, served by ${aliases.join(', ')}`;
    return safeText(`version ${version.number}${served}`);
  }
  return repeatedBy === undefined ? 'nothing yet' : `built again ${minuteOf(repeatedBy.event.time, look)}`;
}

function aliasOf(named: NamedEvent): string {
  return named.nameOf(named.event.place) ?? named.event.place.replace(/^alias\//, '');
}
