import type { AuditEvent } from '../../model/event';

/**
 * Events that were put or read a moment ago, by their number, so that reading them again costs no parsing.
 * Only those of the state lane: the neighbours of what arrives are asked for again and again.
 */
export interface EventsAtHand {
  get(n: number): AuditEvent | undefined;
  /** `size` is the length of the record as text. */
  add(n: number, event: AuditEvent, size: number): void;
  clear(): void;
}

// An event takes some five times as much memory as its record has characters.
const mostCharacters = 3 * 1024 * 1024;

interface Held {
  readonly event: AuditEvent;
  readonly size: number;
}

export function eventsAtHand(): EventsAtHand {
  const held = new Map<number, Held>();
  let characters = 0;
  const drop = (n: number) => {
    characters -= held.get(n)?.size ?? 0;
    held.delete(n);
  };
  const hold = (n: number, one: Held) => {
    held.set(n, one);
    characters += one.size;
  };
  return {
    get(n) {
      const found = held.get(n);
      if (found === undefined) return undefined;
      // What is asked for again goes last.
      drop(n);
      hold(n, found);
      return found.event;
    },
    add(n, event, size) {
      if (event.lane !== 'state') return;
      drop(n);
      hold(n, { event, size });
      for (const oldest of held.keys()) {
        if (characters <= mostCharacters) return;
        drop(oldest);
      }
    },
    clear() {
      held.clear();
      characters = 0;
    },
  };
}
