import { lexEventSource } from '../ingest/catalogue/catalogue';
import { readLiveNotice } from '../ingest/notices';
import { toEvent } from '../ingest/to-event';
import { done, failedWith, type MessageWork } from './message-outcome';
import { type Storing, storeEvents } from './store-events';

/** Stores the one event of a message from EventBridge. */
export function liveWork(storing: Storing): MessageWork {
  return async (body) => {
    const notice = readLiveNotice(body);
    if (notice.kind === 'malformed') return failedWith(notice.problem);
    const read = toEvent(notice.record, lexEventSource, storing.privacy, notice.losses);
    if (read.kind === 'malformed') return failedWith(read.problem);
    if (read.kind === 'irrelevant') return done({ Irrelevant: [1] });
    const { measured, remarks } = await storeEvents([read.event], storing);
    return done(measured, remarks);
  };
}
