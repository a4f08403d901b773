import type { JsonObject } from '../src/model/json';
import type { Bot } from './bot';
import { callers, type Persona } from './callers';
import { accessKey } from './identifiers';
import { domains } from './phrases';
import type { Random } from './random';
import type { TruthEvent } from './truth';
import type { Principals } from './visit';

/** One call of the simulation: its record in the log, and the truth about it. */
export interface SimulatedCall {
  readonly ms: number;
  readonly region: string;
  readonly text: string;
  readonly truth: TruthEvent;
  /** The state after the call; absent if the call changed none or deleted the resource. */
  readonly after?: JsonObject;
}

/** The simulated account; scenes read and change it, one call at a time. */
export interface SimulatedWorld {
  readonly random: Random;
  readonly principals: Principals;
  readonly account: string;
  readonly bots: Bot[];
  /** What is its own unit of history: test sets, and the bots, intents and slot types of Lex V1. */
  readonly apart: Bot[];
  /** The present moment, in milliseconds; only moves forward. */
  now: number;
  /** Calls not yet handed on to the log files. */
  newCalls: SimulatedCall[];
  /** How many calls there have been, and how many of them wrote. */
  callCount: number;
  writeCount: number;
  /** When the last call that changed a state was made, and from when on the next may be. */
  lastChangeMs: number;
  nextChangeMs: number;
}

/** Where Lex is used; a bot lives in one Region. */
export const regions = ['eu-west-1', 'us-east-1'] as const;

export const account = '111122223333';

export function worldOf(random: Random, startMs: number): SimulatedWorld {
  return {
    random,
    principals: principalsOf(random),
    account,
    bots: [],
    apart: [],
    now: startMs,
    newCalls: [],
    callCount: 0,
    writeCount: 0,
    lastChangeMs: 0,
    nextChangeMs: 0,
  };
}

export function botNameOf(index: number): string {
  const round = Math.floor(index / domains.length);
  return `${domainOf(index).name}${round === 0 ? '' : round + 1}`;
}

export function domainOf(index: number): (typeof domains)[number] {
  return domains[index % domains.length] as (typeof domains)[number];
}

export function liveBots(world: SimulatedWorld): readonly Bot[] {
  return world.bots.filter((bot) => bot.deletedMs === undefined);
}

function principalsOf(random: Random): Principals {
  const ids = new Map<string, string>();
  for (const { type, role, name } of Object.values<Persona>(callers)) {
    const principal = role ?? name;
    if (type !== 'Root' && !ids.has(principal)) {
      ids.set(principal, accessKey(random, type === 'IAMUser' ? 'AIDA' : 'AROA'));
    }
  }
  return { account, ids };
}
