/** What wakes the watch function from the table's stream: new events, and what they are newly known to have changed. */
export const streamFilters = [
  { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'other|' }] } } } },
  {
    eventName: ['MODIFY'],
    dynamodb: { Keys: { sk: { S: [{ prefix: 'state|' }] } }, NewImage: { basis: { S: [{ exists: true }] } } },
  },
] as const;

/** What wakes it beside the stream: the clock, with what there is to do. */
export type Tick =
  /** Every minute: to notify of what had to wait. */
  | { readonly task: 'notify' }
  /** Every hour: to see whether files brought what came live. `time` is that of the tick, ISO 8601. */
  | { readonly task: 'confirm'; readonly time: string };
