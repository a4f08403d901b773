import type { JsonObject } from '../../src/model/json';
import { type Bot, emptyBot } from '../bot';
import { callers } from '../callers';
import { type Edit, editsOf, setMember } from '../edit';
import { hex } from '../identifiers';
import { closers, openers } from '../phrases';
import { recordCall } from '../record-call';
import type { Steps } from '../scene';
import { type Visit, visitOf } from '../visit';
import { account, domainOf, regions, type SimulatedWorld } from '../world';
import { briefly, thinking } from './pages';

// Lex V1 by its API reference: a put says the whole state, a name is the id, every resource has its own history.

/** The day on which support for Lex V1 ended (Amazon Lex V1 developer guide). */
const endMs = Date.parse('2025-09-15T00:00:00Z');

/** How many visits still go to V1 while there is V1. */
const share = 0.05;

export function isTimeForV1(world: SimulatedWorld): boolean {
  return world.now < endMs && world.random.chance(share);
}

/** The bot or slot type of Lex V1, while there is V1 and somebody has made it. */
export function oldThing({ now, apart }: SimulatedWorld, kind: 'bot' | 'slottype'): Bot | undefined {
  return apart.find(({ scope, resources }) => {
    return now < endMs && scope.includes(`:${kind}:`) && resources.has('');
  });
}

interface V1Kind {
  readonly noun: 'SlotType' | 'Intent' | 'Bot';
  readonly scope: 'slottype' | 'intent' | 'bot';
  readonly name: string;
  readonly first: JsonObject;
  /** What a put says besides the state. */
  readonly beside?: JsonObject;
}

const domain = domainOf(0);
const flowers = domain.intents[0];

const kinds: readonly V1Kind[] = [
  {
    noun: 'SlotType',
    scope: 'slottype',
    name: 'LegacyFlowerTypes',
    first: {
      enumerationValues: [{ value: 'roses', synonyms: ['red roses'] }, { value: 'tulips' }],
      valueSelectionStrategy: 'ORIGINAL_VALUE',
    },
  },
  {
    noun: 'Intent',
    scope: 'intent',
    name: 'LegacyOrderFlowers',
    first: {
      sampleUtterances: flowers?.asks ?? [],
      fulfillmentActivity: { type: 'ReturnIntent' },
    },
  },
  {
    noun: 'Bot',
    scope: 'bot',
    name: 'LegacyFlowers',
    first: {
      intents: [{ intentName: 'LegacyOrderFlowers', intentVersion: '$LATEST' }],
      voiceId: 'Joanna',
      childDirected: false,
      locale: 'en-US',
      idleSessionTTLInSeconds: 300,
    },
    beside: { processBehavior: 'BUILD' },
  },
];

const addUtterance: Edit = (state, random) => {
  const present = Array.isArray(state.sampleUtterances) ? state.sampleUtterances : [];
  const text = `${random.pick(openers)} ${random.pick(flowers?.asks ?? ['order'])}${random.pick(closers)}`;
  if (!present.every((utterance) => utterance !== text)) return undefined;
  return {
    state: { ...state, sampleUtterances: [...present, text] },
    change: { op: 'add-utterance', kind: 'added', path: `sampleUtterances[${text}]` },
  };
};

const edits: Readonly<Record<V1Kind['noun'], Edit>> = {
  SlotType: setMember('description', 'describe', (random) => `Checked ${random.between(1, 99)} times`),
  Intent: addUtterance,
  Bot: setMember('idleSessionTTLInSeconds', 'set-idle-time', (random) => random.between(2, 9) * 100),
};

/** Somebody looks after the old bot: makes it on the first visit, edits it on the later ones. */
export function* tendOldBot(world: SimulatedWorld): Steps {
  const visit = visitOf(callers.erin, world.now - 60_000, world.random);
  for (const kind of kinds) {
    if (world.random.chance(0.7)) {
      look(world, visit, kind);
      yield briefly(world);
    }
    put(world, visit, kind);
    yield thinking(world);
  }
}

function look(world: SimulatedWorld, visit: Visit, kind: V1Kind): void {
  const bot = thingOf(world, kind);
  const request = {
    name: kind.name,
    ...(kind.noun === 'Bot' ? { versionOrAlias: '$LATEST' } : { version: '$LATEST' }),
  };
  const known = bot.resources.has('');
  recordCall(world, visit, {
    action: `Get${kind.noun}`,
    effect: 'read',
    bot,
    request,
    ...(known ? {} : { failure: { code: 'NotFoundException', message: `There is no ${kind.name}.` } }),
  });
}

function put(world: SimulatedWorld, visit: Visit, kind: V1Kind): void {
  const bot = thingOf(world, kind);
  const before = bot.resources.get('')?.state;
  const { state, changes } = editsOf(
    before ?? kind.first,
    before === undefined ? [] : [edits[kind.noun]],
    world.random,
  );
  recordCall(world, visit, {
    action: `Put${kind.noun}`,
    effect: 'write',
    bot,
    place: '',
    request: { name: kind.name, ...state, ...kind.beside },
    response: () => ({ name: kind.name, ...state, version: '$LATEST', checksum: hex(world.random, 32) }),
    change: {
      state,
      changes: before === undefined ? [{ op: 'create', kind: 'added', path: '' }] : changes,
      name: kind.name,
      timed: false,
    },
  });
}

function thingOf(world: SimulatedWorld, kind: V1Kind): Bot {
  const name = kind.name;
  const scope = `arn:aws:lex:${regions[0]}:${account}:${kind.scope}:${name}`;
  const known = world.apart.find((bot) => bot.scope === scope);
  if (known !== undefined) return known;
  const bot = emptyBot({
    id: name,
    firstName: name,
    region: regions[0],
    scope,
    domain,
    createdMs: world.now,
  });
  world.apart.push(bot);
  return bot;
}
