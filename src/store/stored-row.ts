import { omitUndefined } from '../ingest/omit-undefined';
import { type EventRow, effects, networks, outcomes, tools } from '../model/event';
import type { EventKey, StoredRow } from '../model/stored';
import type { rowTexts } from './schema';

/** What a store reads of one row. */
export interface RowParts {
  readonly key: EventKey;
  readonly text: (name: (typeof rowTexts)[number]) => string | undefined;
  /** As `flagsOf` made them. */
  readonly flags: readonly string[];
  readonly changed?: readonly string[];
  readonly changes?: number;
}

/** The row of an event from its parts; a word that this version does not know becomes the least specific one. */
export function storedRow({ key, text, flags, changed, changes }: RowParts): StoredRow {
  return omitUndefined({
    ...key,
    ...fromFlags(flags),
    time: `${key.instant.slice(0, 19)}Z`,
    service: text('service') ?? '',
    action: text('action') ?? '',
    effect: oneOf(effects, text('effect'), 'read'),
    outcome: oneOf(outcomes, text('outcome'), 'error'),
    error: text('error'),
    account: text('account') ?? '',
    region: text('region') ?? '',
    bot: text('bot'),
    resourceType: text('resourceType') ?? '',
    name: text('name'),
    botName: text('botName'),
    actor: text('actor') ?? '',
    role: text('role'),
    session: text('session'),
    tool: oneOf(tools, text('tool'), 'other'),
    ip: text('ip') ?? '',
    network: oneOf(networks, text('network'), 'unknown'),
    changed,
    changes,
  });
}

/** The yes-or-no facts of a row, and which Lex API it is, as words of one set. */
export function flagsOf({ lex, root, mfa, disputed, alsoKnownAs = [] }: EventRow): string[] {
  return [
    ...(lex === undefined ? [] : [lex === 'V1' ? 'lex-v1' : 'lex-v2']),
    ...(root ? ['root'] : []),
    ...(mfa === undefined ? [] : [mfa ? 'mfa' : 'no-mfa']),
    ...(disputed ? [disputedFlag] : []),
    ...alsoKnownAs.map((name) => `${nameFlag}${encodeURIComponent(name)}`),
  ];
}

export const disputedFlag = 'disputed';

/** What a flag begins with that holds a further name of the caller: an index projects no more attributes. */
const nameFlag = 'as:';

/** The inverse of `flagsOf`. */
export function fromFlags(
  flags: readonly string[],
): Pick<EventRow, 'lex' | 'root' | 'mfa' | 'disputed' | 'alsoKnownAs'> {
  const names = flags.flatMap((flag) =>
    flag.startsWith(nameFlag) ? [decodeURIComponent(flag.slice(nameFlag.length))] : [],
  );
  return {
    lex: flags.includes('lex-v1') ? 'V1' : flags.includes('lex-v2') ? 'V2' : undefined,
    root: flags.includes('root') ? true : undefined,
    mfa: flags.includes('mfa') ? true : flags.includes('no-mfa') ? false : undefined,
    disputed: flags.includes(disputedFlag) ? true : undefined,
    alsoKnownAs: names.length === 0 ? undefined : names.sort(),
  };
}

function oneOf<Word extends string>(words: readonly Word[], text: string | undefined, otherwise: Word): Word {
  return words.find((word) => word === text) ?? otherwise;
}
