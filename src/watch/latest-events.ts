import type { NamedEvent } from '../model/named';
import type { StoredRow } from '../model/stored';
import { namedEvent } from '../query/run/named-event';
import { namesOf } from '../query/run/names-of';
import { byTime } from '../store/keys';
import type { EventStore } from '../store/store';
import { clip, safeText } from '../view/safe-text';
import { sentence } from '../view/sentence/sentence';

/** The latest events of the table as rows of HTML; whatever they hold, it is shown as text. */
export async function latestEvents(store: EventStore, most = 20): Promise<string> {
  const { events } = await store.fetch(await latestRows(store, most));
  if (events.length === 0) return '<p>No Lex call is stored yet.</p>';
  const names = await namesOf(
    store,
    events.map(({ event }) => event.scope),
  );
  const rows = events.map((stored) => row(namedEvent(stored, names)));
  return `<table><tr><th>When (UTC)</th><th>What</th><th>Outcome</th></tr>${rows.join('')}</table>`;
}

async function latestRows(store: EventStore, most: number): Promise<readonly StoredRow[]> {
  const { days } = await store.days();
  const latest: StoredRow[] = [];
  for (const day of days.toReversed()) {
    if (latest.length >= most) break;
    for (const partition of byTime.partitions([day])) {
      const query = { index: byTime.index, partition, newestFirst: true, limit: most } as const;
      latest.push(...(await store.rows(query)).rows);
    }
  }
  return latest.toSorted((one, other) => (one.instant < other.instant ? 1 : -1)).slice(0, most);
}

// Twenty sentences of this length stay far below what a function may answer.
const mostCharacters = 500;

function row(named: NamedEvent): string {
  const { time, outcome } = named.event;
  const cells = [time, clip(safeText(sentence(named)), mostCharacters), outcome];
  return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"'`=]/g, (character) => `&#${character.charCodeAt(0)};`);
}
