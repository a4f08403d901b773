import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TextPrivacy } from '../ingest/hash-texts';
import type { EventStore } from '../store/store';
import { rememberTextSetting, storedTextSetting, textSettingOf } from '../write/text-setting';
import { describeTarget } from './choose-store';
import type { CommandContext } from './command';
import { misused } from './failure';
import { hint } from './streams';
import type { Target } from './world';

/**
 * What a store keeps of texts. It is the store's setting, made with its first import: one that hashes has a
 * random key beside it, for its owner alone; every later import follows it, and one that asks a store with
 * texts to hash them is refused.
 */
export async function textPrivacyOf(
  context: CommandContext,
  target: Target,
  asked: AskedPrivacy,
): Promise<TextPrivacy> {
  if (target.kind !== 'folder') return privacyOfTable(context, target, asked);
  const file = join(target.folder, 'text-key');
  if (existsSync(file)) {
    if (!asked.hashTexts) hint(context, `texts are stored as hashes, as ${describeTarget(target)} does`);
    return { texts: 'hash', key: readFileSync(file, 'utf8') };
  }
  if (!asked.hashTexts) return { texts: 'keep' };
  const { days } = await asked.store.days();
  if (days.length > 0) {
    throw misused(
      `${describeTarget(target)} keeps texts as they are; to hash them, import into another --store`,
    );
  }
  const key = context.world.randomKey();
  writeFileSync(file, key, { mode: 0o600, flag: 'wx' });
  return { texts: 'hash', key };
}

interface AskedPrivacy {
  readonly store: EventStore;
  readonly hashTexts?: true;
}

/** The key of a table is the stack's secret, which only its functions may read; the table remembers which it is. */
async function privacyOfTable(
  { world }: CommandContext,
  target: Target,
  { store, hashTexts }: AskedPrivacy,
): Promise<TextPrivacy> {
  const key = world.env.LEXTRAIL_TEXT_KEY;
  const privacy: TextPrivacy = key ? { texts: 'hash', key } : { texts: 'keep' };
  const table = describeTarget(target);
  if (hashTexts && !key) throw misused(`to hash texts into ${table} ${giveKey}`);
  const stored = await storedTextSetting(store);
  if (stored === undefined) await rememberTextSetting(store, privacy, new Set());
  if (stored === undefined || stored === textSettingOf(privacy)) return privacy;
  if (stored === 'keep')
    throw misused(
      `${table} keeps texts as they are; to hash them, deploy with hashTexts, into another table`,
    );
  throw misused(
    key
      ? `${table} has hashes of texts with another key than the one in LEXTRAIL_TEXT_KEY; ${giveKey}`
      : `${table} has hashes in place of texts; ${giveKey}`,
  );
}

const giveKey =
  'give the key of its stack in LEXTRAIL_TEXT_KEY: aws secretsmanager get-secret-value (docs/deploy.md, hashTexts)';
