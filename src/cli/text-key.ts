import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TextPrivacy } from '../ingest/hash-texts';
import type { EventStore } from '../store/store';
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
  asked: { readonly store: EventStore; readonly hashTexts?: true },
): Promise<TextPrivacy> {
  if (target.kind !== 'folder') return privacyOfTable(context, target, asked.hashTexts);
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

/** The key of a table is the stack's secret, which only its functions may read. */
function privacyOfTable({ world }: CommandContext, target: Target, hashTexts?: true): TextPrivacy {
  const key = world.env.LEXTRAIL_TEXT_KEY;
  if (key) return { texts: 'hash', key };
  if (!hashTexts) return { texts: 'keep' };
  throw misused(
    `to hash texts into ${describeTarget(target)} give the key of its stack in LEXTRAIL_TEXT_KEY: aws secretsmanager get-secret-value (docs/deploy.md, hashTexts)`,
  );
}
