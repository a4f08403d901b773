import type { JsonObject } from '../../model/json';
import type { BotSeen } from '../../questions/bots-seen';
import { plain } from '../colors';
import type { FlatList } from '../flat-list';
import type { Look } from '../look';
import { readableTime } from '../time';
import { joined } from '../words';
import { columns } from './columns';
import { asText } from './lines';

export function botsJson(bots: readonly BotSeen[]): readonly JsonObject[] {
  return bots.map(({ scope, id, name, names, region, account, firstSeen, lastSeen, isDeleted }) => ({
    name: name ?? null,
    names,
    id: id ?? null,
    region,
    account,
    firstSeen: firstSeen ?? null,
    lastSeen: lastSeen ?? null,
    deleted: isDeleted,
    scope,
  }));
}

/** One row a bot. */
export function botsList(bots: readonly BotSeen[]): FlatList {
  return { columns: columnNames, rows: botsJson(bots) };
}

const columnNames = [
  'name',
  'id',
  'region',
  'account',
  'firstSeen',
  'lastSeen',
  'deleted',
  'names',
  'scope',
] as const;

export function botsText(bots: readonly BotSeen[], look: Look): string {
  if (bots.length === 0) return '';
  const { bold } = look.palette ?? plain;
  const heading = ['NAME', 'ID', 'REGION', 'ACCOUNT', 'LAST SEEN', ''];
  const rows = bots.map((bot) => [
    bot.name ?? '(no name seen)',
    bot.id ?? '',
    bot.region,
    bot.account,
    dayOf(bot.lastSeen, look),
    remark(bot),
  ]);
  return asText(columns([heading, ...rows], look, { paint: (_, row) => (row === 0 ? bold : undefined) }));
}

function remark({ id, name, names, isDeleted }: BotSeen): string {
  const former = names.filter((one) => one !== name);
  const parts = [
    id === undefined ? 'known by name only' : '',
    isDeleted ? 'deleted' : '',
    former.length > 0 ? `formerly ${former.join(', ')}` : '',
  ];
  return joined(parts, '; ');
}

function dayOf(time: string | undefined, { zone }: Look): string {
  return time === undefined ? '' : readableTime(time, zone).slice(0, 10);
}
