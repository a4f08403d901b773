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
  remove: 'removed',
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
 * What a call does: a verb, and what to, with holes in braces that holes.ts fills from the event.
 * A hole that begins with a preposition vanishes where there is nothing to say.
 */
export type Phrase = readonly [verb: Verb, what: string];
