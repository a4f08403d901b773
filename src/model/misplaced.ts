import { textOf } from './json';
import type { StoredEvent } from './stored';

/**
 * Whether a record says that another account recorded it than the one that its log file's folder names.
 * CloudTrail writes each account's records under `AWSLogs/ACCOUNT`; somebody else put this one there.
 */
export function isMisplaced({ event, file = '' }: Pick<StoredEvent, 'event' | 'file'>): boolean {
  const [, account] = folder.exec(file) ?? [];
  const own = textOf(event.received.recipientAccountId);
  return account !== undefined && own !== undefined && own !== account;
}

/** CloudTrail user guide, "Finding your CloudTrail log files"; of an organization's trail its id is before the account. */
const folder = /(?:^|[\\/])AWSLogs[\\/](?:o-[a-z0-9]+[\\/])?(\d{12})[\\/]CloudTrail[\\/]/;
