import type { Outcome } from '../src/model/event';
import type { ApiCall, ApiFailure } from './api-call';
import { againstOf, applyChange } from './apply-change';
import { isBot } from './bot';
import { uuid } from './identifiers';
import { type Contents, recorded, recordText, timeText } from './record-text';
import type { TruthEvent } from './truth';
import { signInOf, type Visit, wander } from './visit';
import type { SimulatedWorld } from './world';

/** Makes the call at the world's present moment, or as soon after it as the log still shows the order. */
export function recordCall(world: SimulatedWorld, visit: Visit, call: ApiCall): TruthEvent {
  const change = call.failure === undefined ? call.change : undefined;
  world.now += 1;
  if (change !== undefined) placeInSecond(world, change.timed);
  wander(visit, world.random);
  const id = uuid(world.random);
  const answer = call.failure === undefined ? call.response?.(world.now) : undefined;
  const request = recorded(call.request, 'requestParameters');
  const response = recorded(answer ?? null, 'responseElements');
  const text = recordText(world, visit, call, { id, request, response });
  const truth: TruthEvent = {
    ...factsOf(world, visit, call, id),
    ...consequencesOf(world, visit, call, { id, request, response }),
    ...namesOf(call),
    ...omissions(request.omitted, response.omitted),
    changes: change?.changes ?? [],
  };
  world.newCalls.push({ ms: world.now, region: truth.region, text, truth, after: change?.state });
  world.callCount += 1;
  if (call.effect === 'write') world.writeCount += 1;
  return truth;
}

/**
 * Within one second the log shows the order only of calls that carry a time in their response. A change
 * without one gets a second of its own, so that the log alone decides every question about the truth.
 */
function placeInSecond(world: SimulatedWorld, timed: boolean): void {
  world.now = Math.max(world.now, world.nextChangeMs);
  if (!timed) {
    const second = Math.floor(world.now / 1000) * 1000;
    if (world.lastChangeMs >= second) world.now = second + 1000;
    world.nextChangeMs = Math.floor(world.now / 1000) * 1000 + 1000;
  }
  world.lastChangeMs = world.now;
}

function factsOf(
  world: SimulatedWorld,
  visit: Visit,
  call: ApiCall,
  id: string,
): Omit<TruthEvent, 'changes'> {
  const { caller } = visit;
  const region = call.bot?.region ?? call.region ?? '';
  return {
    id,
    time: timeText(world.now),
    ...(call.service === undefined ? {} : { service: `${call.service}.amazonaws.com` }),
    action: call.action,
    effect: call.effect,
    outcome: outcomeOf(call.failure),
    error: call.failure?.code,
    actor: caller.name,
    role: caller.role,
    session: signInOf(visit, world.principals),
    tool: caller.tool,
    network: caller.network,
    ip: visit.ip,
    region,
    account: world.account,
    scope: scopeOf(world, call, region),
    botId: call.bot !== undefined && isBot(call.bot) ? call.bot.id : undefined,
    place: call.place,
  };
}

/** Applies the change to the model, and says what an audit of the log can compare it with. */
function consequencesOf(
  world: SimulatedWorld,
  visit: Visit,
  call: ApiCall,
  { id, request, response }: Contents,
): Partial<TruthEvent> {
  const { bot, place, change } = call;
  if (bot === undefined || place === undefined || change === undefined || call.failure !== undefined)
    return {};
  const { omitted } = request;
  const against = againstOf(bot, place, change, omitted);
  const source = { id, ms: world.now, time: timeText(world.now), by: visit.caller.name, omitted };
  applyChange(bot, place, change, source);
  return {
    instant: change.timed && !response.omitted ? new Date(world.now).toISOString() : undefined,
    against: change.state === undefined ? undefined : against,
  };
}

function namesOf({ bot, botNamed, place }: ApiCall): Partial<TruthEvent> {
  if (bot === undefined) return { bot: botNamed };
  return {
    bot: isBot(bot) ? bot.knownNames.get('') : undefined,
    resourceName: place === undefined ? undefined : bot.knownNames.get(place),
  };
}

function omissions(request: boolean, response: boolean): Partial<TruthEvent> {
  if (!request && !response) return {};
  return {
    omitted: [...(request ? (['request'] as const) : []), ...(response ? (['response'] as const) : [])],
  };
}

function outcomeOf(failure: ApiFailure | undefined): Outcome {
  if (failure === undefined) return 'ok';
  if (failure.code === 'AccessDeniedException') return 'denied';
  return failure.code === 'ThrottlingException' ? 'throttled' : 'error';
}

function scopeOf(world: SimulatedWorld, { bot, botNamed }: ApiCall, region: string): string | undefined {
  if (bot !== undefined) return bot.scope;
  return botNamed === undefined ? undefined : `arn:aws:lex:${region}:${world.account}:bot-named/${botNamed}`;
}
