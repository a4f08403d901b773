import { version } from '../../package.json';
import { hashedText, type TextPrivacy } from '../ingest/hash-texts';

/**
 * What an import asks of a file, as a text: whatever would make another import of the same bytes store something
 * else. Another version of the program may read more in it.
 */
export function askedOfFiles(eventSource: string, privacy: TextPrivacy): string {
  const texts = privacy.texts === 'keep' ? 'keep' : hashedText('texts', privacy.key);
  return JSON.stringify({ lextrail: version, eventSource, texts });
}
