import { type Doc, docOf, type Json } from '../lex/json';
import { type Deed, play } from './play';
import { idNumbered, leftOut, recordOf, type TrailRecord } from './record';
import type { History, Oddity } from './steps';

export interface Trail {
  /** What CloudTrail delivers, corrections and disputed records included. */
  readonly records: readonly TrailRecord[];
  /** The ids of the calls in the order in which Lex did them; of a corrected one that of the correction. */
  readonly inOrder: readonly string[];
}

/** What CloudTrail writes down of a history. */
export function trailOf(history: History): Trail {
  const { deeds } = play(history);
  const seen = deeds.map((deed, number) => writtenDown(deed, number)).slice(history.unseen);
  return {
    records: seen.flatMap(({ records }) => records),
    inOrder: seen.map(({ id }) => id),
  };
}

interface Written {
  readonly records: readonly TrailRecord[];
  /** The id of the record that tells what really happened. */
  readonly id: string;
}

function writtenDown(deed: Deed, number: number): Written {
  const record = recordOf(deed, number);
  const odd = oddities[deed.step.oddity];
  const records = canBe(deed, deed.step.oddity) && odd !== undefined ? odd(record, number) : [record];
  return { records, id: records.at(-1)?.eventID ?? record.eventID };
}

/** Only intents and slot types are ever too large for CloudTrail; only what was written is corrected or disputed here. */
function canBe({ call }: Deed, oddity: Oddity): boolean {
  if (call.errorCode !== undefined) return false;
  if (oddity.endsWith('left out')) return /^(?:Create|Update)(?:Intent|SlotType)$/.test(call.action);
  return /^Update(?:Intent|SlotType|Slot)$/.test(call.action);
}

type Odd = (record: TrailRecord, number: number) => readonly TrailRecord[];

const oddities: Readonly<Partial<Record<Oddity, Odd>>> = {
  'request left out': (record) => [{ ...record, requestParameters: leftOut('requestParameters') }],
  'response left out': (record) => [{ ...record, responseElements: leftOut('responseElements') }],
  'both left out': (record) => [
    {
      ...record,
      requestParameters: leftOut('requestParameters'),
      responseElements: leftOut('responseElements'),
    },
  ],
  corrected: (record, number) => [
    withText(record, 'written down wrong'),
    {
      ...record,
      eventID: idNumbered(100_000 + number),
      addendum: {
        reason: 'UPDATED_DATA',
        updatedFields: 'requestParameters,responseElements',
        originalEventID: record.eventID,
      },
    },
  ],
  disputed: (record) => [withText(record, 'forged'), record],
  'disputed at another moment': (record) => [{ ...withText(record, 'forged'), ...earlier(record) }, record],
};

/** The same record with another description in request and response. */
function withText(record: TrailRecord, description: string): TrailRecord {
  const bent = (part: Json | undefined) => ({ ...docOf(part), description });
  return {
    ...record,
    requestParameters: bent(record.requestParameters),
    responseElements: bent(record.responseElements),
  };
}

/** Three seconds before, by eventTime and response. */
function earlier(record: TrailRecord): Doc {
  const time = new Date(Date.parse(String(record.eventTime)) - 3000);
  const response = docOf(record.responseElements) ?? {};
  return {
    eventTime: `${time.toISOString().slice(0, 19)}Z`,
    responseElements: {
      ...response,
      description: 'forged',
      lastUpdatedDateTime: Number(response.lastUpdatedDateTime) - 3,
    },
  };
}
