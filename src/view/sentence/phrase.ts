/** The verbs that phrases begin with, and their past tense. */
export const pastTense = {
  add: 'added',
  ask: 'asked',
  begin: 'began',
  call: 'called',
  change: 'changed',
  count: 'counted',
  create: 'created',
  delete: 'deleted',
  disconnect: 'disconnected',
  end: 'ended',
  let: 'let',
  list: 'listed',
  'look at': 'looked at',
  open: 'opened',
  point: 'pointed',
  read: 'read',
  record: 'recorded',
  remove: 'removed',
  rename: 'renamed',
  save: 'saved',
  search: 'searched',
  send: 'sent',
  set: 'set',
  start: 'started',
  stop: 'stopped',
  tag: 'tagged',
  take: 'took',
  update: 'updated',
} as const;

export type Verb = keyof typeof pastTense;

/**
 * What a call does: a verb and its object, with `{placeholders}` that placeholders.ts fills from the event.
 * A placeholder that begins with a preposition disappears where it does not apply.
 */
export type Phrase = readonly [verb: Verb, what: string];
