import type { NamedEvent } from '../../model/named';
import type { WatchContext } from '../context';

/** A configuration changed, or was deleted, within a declared freeze. */
export function isInFreeze({ event }: NamedEvent, { settings }: WatchContext): boolean {
  return (
    event.lane === 'state' &&
    settings.freezes.some(({ from, before }) => event.instant >= from && event.instant < before)
  );
}
