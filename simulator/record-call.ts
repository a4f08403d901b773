import type { Outcome } from '../src/model/event';
import type { Deed, Failure } from './api-call';
import { againstOf, keep } from './apply-change';
import { isBot } from './bot';
import { uuid } from './identifiers';
import { type Contents, recorded, recordText, timeText } from './record';
import type { TruthEvent } from './truth';
import { sessionOf, type Visit, wander } from './visit';
import type { World } from './world';

/** Makes the call: at the world's present moment, or as soon after as the log can still tell the order. */
export function happen(world: World, visit: Visit, deed: Deed): TruthEvent {
  const change = deed.failure === undefined ? deed.change : undefined;
  world.now += 1;
  if (change !== undefined) keepOrder(world, change.timed);
  wander(visit, world.random);
  const id = uuid(world.random);
  const answer = deed.failure === undefined ? deed.response?.(world.now) : undefined;
  const request = recorded(deed.request, 'requestParameters');
  const response = recorded(answer ?? null, 'responseElements');
  const text = recordText(world, visit, deed, { id, request, response });
  const truth: TruthEvent = {
    ...factsOf(world, visit, deed, id),
    ...consequencesOf(world, visit, deed, { id, request, response }),
    ...namesOf(deed),
    ...omissions(request.omitted, response.omitted),
    changes: change?.changes ?? [],
  };
  world.moments.push({ ms: world.now, region: truth.region, text, truth, after: change?.state });
  world.calls += 1;
  if (deed.effect === 'write') world.writes += 1;
  return truth;
}

/**
 * The log tells the order within a second only of calls whose response carries a time. A change without
 * one therefore gets a second of its own, so that the truth asks nothing that the log does not say.
 */
function keepOrder(world: World, timed: boolean): void {
  world.now = Math.max(world.now, world.nextChangeMs);
  if (!timed) {
    const second = Math.floor(world.now / 1000) * 1000;
    if (world.lastChangeMs >= second) world.now = second + 1000;
    world.nextChangeMs = Math.floor(world.now / 1000) * 1000 + 1000;
  }
  world.lastChangeMs = world.now;
}

function factsOf(world: World, visit: Visit, deed: Deed, id: string): Omit<TruthEvent, 'changes'> {
  const { caller } = visit;
  const region = deed.bot?.region ?? deed.region ?? '';
  return {
    id,
    time: timeText(world.now),
    action: deed.action,
    effect: deed.effect,
    outcome: outcomeOf(deed.failure),
    error: deed.failure?.code,
    actor: caller.name,
    role: caller.role,
    session: sessionOf(visit, world.principals),
    tool: caller.tool,
    network: caller.network,
    ip: visit.ip,
    region,
    account: world.account,
    scope: scopeOf(world, deed, region),
    botId: deed.bot !== undefined && isBot(deed.bot) ? deed.bot.id : undefined,
    place: deed.place,
  };
}

/** Carries the change into the model, and says how an audit sees it. */
function consequencesOf(
  world: World,
  visit: Visit,
  deed: Deed,
  { id, request, response }: Contents,
): Partial<TruthEvent> {
  const { bot, place, change } = deed;
  if (bot === undefined || place === undefined || change === undefined || deed.failure !== undefined)
    return {};
  const { omitted } = request;
  const against = againstOf(bot, place, change, omitted);
  const maker = { id, ms: world.now, time: timeText(world.now), by: visit.caller.name, omitted };
  keep(bot, place, change, maker);
  return {
    instant: change.timed && !response.omitted ? new Date(world.now).toISOString() : undefined,
    against: change.state === undefined ? undefined : against,
  };
}

function namesOf({ bot, botNamed, place }: Deed): Partial<TruthEvent> {
  if (bot === undefined) return { bot: botNamed };
  return {
    bot: isBot(bot) ? bot.said.get('') : undefined,
    resourceName: place === undefined ? undefined : bot.said.get(place),
  };
}

function omissions(request: boolean, response: boolean): Partial<TruthEvent> {
  if (!request && !response) return {};
  return {
    omitted: [...(request ? (['request'] as const) : []), ...(response ? (['response'] as const) : [])],
  };
}

function outcomeOf(failure: Failure | undefined): Outcome {
  if (failure === undefined) return 'ok';
  if (failure.code === 'AccessDeniedException') return 'denied';
  return failure.code === 'ThrottlingException' ? 'throttled' : 'error';
}

function scopeOf(world: World, { bot, botNamed }: Deed, region: string): string | undefined {
  if (bot !== undefined) return bot.scope;
  return botNamed === undefined ? undefined : `arn:aws:lex:${region}:${world.account}:bot-named/${botNamed}`;
}
