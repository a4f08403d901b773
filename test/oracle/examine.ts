import { toEvent } from '../../src/ingest/to-event';
import type { StoredEvent } from '../../src/model/stored';
import { append } from '../../src/write/append';
import { type MemoryStore, memoryStore } from '../support/memory-store';
import * as ask from './ask';
import { type Judgement, judge } from './judge';
import * as know from './knowledge/answers';
import { type Order, ordersOf, type Story, storyOf } from './knowledge/orders';
import type { RightAnswer } from './knowledge/right';
import { scopeOf } from './lex/nouns';
import type { TrailRecord } from './trail/record';

/** One answer that was judged. */
export interface Answered extends Judgement {
  readonly question: string;
  /** What was asked about, to find it again. */
  readonly about: string;
}

export interface Examined {
  readonly answers: readonly Answered[];
  /** Bots with more orders than can be tried: of those nothing was asked. */
  readonly leftOut: number;
}

/** Stores the records in the order given, asks everything about every bot, and judges what is answered. */
export async function examine(records: readonly TrailRecord[], arriving = records): Promise<Examined> {
  const store = await stored(arriving);
  const story = storyOf(records);
  const answers: Answered[] = [];
  let leftOut = 0;
  for (const bot of story.bots) {
    const orders = ordersOf(story, bot);
    if (orders === undefined) leftOut += 1;
    else answers.push(...(await examineBot({ store, scope: scopeOf(bot) }, story, orders)));
  }
  return { answers, leftOut };
}

export async function stored(records: readonly TrailRecord[]): Promise<MemoryStore> {
  const store = memoryStore();
  const arrivals = records.map((record) => {
    const ingested = toEvent(record, 'lex.amazonaws.com');
    if (ingested.kind !== 'event') throw new Error(`${record.eventID} is no event`);
    return { event: ingested.event };
  });
  for (let start = 0; start < arrivals.length; start += 7) {
    await append(store, arrivals.slice(start, start + 7), { concurrency: 1 });
  }
  return store;
}

type Store = ask.Asked & { readonly store: MemoryStore };

async function examineBot(
  asked: Store,
  story: Story,
  orders: readonly Order[],
): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  const put = (question: string, about: string, right: RightAnswer, given: ask.Given | undefined) => {
    if (given !== undefined) answers.push({ question, about, ...judge(right, given) });
  };
  const places = placesOf(orders);
  const seconds = [...new Set(orders.flatMap(({ worlds }) => [...worlds.keys()]))].toSorted((a, b) => a - b);
  for (const place of places) {
    put('state', place, know.stateOf(orders, place), await ask.stateOf(asked, place));
    put('who-changed', place, know.whoChanged(orders, place), await ask.lastChange(asked, place));
    put('history', place, know.historyOf(orders, place, story), await ask.history(asked, place));
    put('blame', place, know.blame(orders, place), await ask.writers(asked, place));
    if (/^alias\/[^/]+$/.test(place)) {
      put('promotions', place, know.promotions(orders, place), await ask.served(asked, place));
    }
    if (/^version\/[^/]+$/.test(place)) {
      put('version', place, know.contentsOf(orders, place), await ask.versionContents(asked, place));
    }
    for (const second of seconds.filter((_, index) => index % 5 === 0)) {
      const right = know.stateOf(orders, place, second);
      put('state then', `${place} at ${second}`, right, await ask.stateOf(asked, place, second));
    }
  }
  put('everything', '', know.everythingAt(orders), await ask.everything(asked));
  for (const second of seconds.filter((_, index) => index % 7 === 3)) {
    const to = seconds.at(-1) ?? second;
    const right = know.difference(orders, second, to);
    put('diff', `${second} ${to}`, right, await ask.differences(asked, second, to));
  }
  for (const one of changesIn(asked)) {
    const { place, id } = one.event;
    put('revert', `${place} ${id}`, know.takenBack(orders, place, id), await ask.takenBack(asked, one));
  }
  return answers;
}

function placesOf(orders: readonly Order[]): readonly string[] {
  const places = orders.flatMap(({ last }) =>
    [...last.happenings].flatMap(([place, story]) =>
      story.some(({ kind }) => kind === 'own') ? [place] : [],
    ),
  );
  return [...new Set(places)];
}

function changesIn({ store, scope }: Store): readonly StoredEvent[] {
  return store
    .dump()
    .filter(
      ({ event }) => event.scope === scope && event.lane === 'state' && /^(Update|Delete)/.test(event.action),
    );
}
