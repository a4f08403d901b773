import { createHash } from 'node:crypto';
import type { TextPrivacy } from '../ingest/hash-texts';
import type { NameMark } from '../model/stored';
import type { EventStore } from '../store/store';

/**
 * What is kept of texts, as a table remembers it: whoever stores the same record with another setting would
 * store another content under its id. With hashes it names their key, which cannot be found from it.
 */
export function textSettingOf(privacy: TextPrivacy = { texts: 'keep' }): string {
  if (privacy.texts === 'keep') return 'keep';
  return `hash ${createHash('sha256').update(`lextrail ${privacy.key}`).digest('hex').slice(0, 12)}`;
}

/** The setting that a table remembers; undefined where nothing was stored in it yet. */
export async function storedTextSetting(store: EventStore): Promise<string | undefined> {
  return (await store.names(scope)).marks[0]?.name;
}

/** Remembers a setting. Of several one with hashes stays, as of names the lesser does (`putMark`). */
export async function rememberTextSetting(
  store: EventStore,
  privacy: TextPrivacy | undefined,
  seen: Set<string>,
): Promise<void> {
  if (seen.has(scope)) return;
  await store.putMark(markOf(textSettingOf(privacy)));
  seen.add(scope);
}

/** No resource has such a scope. */
const scope = 'setting/texts';

function markOf(name: string): NameMark {
  return { scope, place: 'texts', instant: '1970-01-01T00:00:00.000Z', id: 'setting', name };
}
