import { unattributableTypes } from '../change/hidden-change';
import { unattributedCalls } from '../evidence/unattributed-calls';
import { endOf } from '../model/position';
import type { EventStore } from '../store/store';

/**
 * How many calls of a bot's account and Region were so large that CloudTrail left out which bot they were about,
 * between two instants, both included. Each may have changed this one.
 */
export async function callsWithoutBot(
  store: EventStore,
  scope: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<number> {
  const types = unattributableTypes;
  const { events } = await unattributedCalls(store, { scope, types, from, to: endOf(to) });
  return events.length;
}
