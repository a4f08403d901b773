import type { EventRow } from '../model/event';
import { roleWords } from './caller-words';

type LabelledCaller = Pick<EventRow, 'actor' | 'role' | 'root'>;

/** Who called, short: a name and the role it was used in. Sentences say it longer: `caller-words.ts`. */
export function actorLabel(caller: LabelledCaller): string {
  const { role, root, actor } = caller;
  const name = actorName(caller);
  if (root || role === undefined || role === actor) return name;
  return `${name} (${roleWords(role).replace(/^role |, single sign-on$/g, '')})`;
}

/** Who called, by name alone. */
export function actorName({ actor, root }: Pick<LabelledCaller, 'actor' | 'root'>): string {
  return root ? 'root user' : actor;
}
