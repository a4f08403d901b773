/** What wakes the watch function from the table's stream: new events, and what they are newly known to have changed. */
export const streamFilters = [
  { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'other|' }] } } } },
  {
    eventName: ['MODIFY'],
    dynamodb: { Keys: { sk: { S: [{ prefix: 'state|' }] } }, NewImage: { basis: { S: [{ exists: true }] } } },
  },
] as const;

/** What wakes it beside the stream: the clock, with what there is to do. */
export interface Tick {
  /** `tell`, every minute: what had to wait. `confirm`, every hour: whether files brought what came live. */
  readonly task: 'tell' | 'confirm';
}
