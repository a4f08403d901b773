import type { Bot } from './bot';
import type { Day } from './simulate';
import {
  stateHash,
  type Truth,
  type TruthAlias,
  type TruthBlame,
  type TruthBot,
  type TruthEvent,
  type TruthState,
  type TruthVersion,
} from './truth';
import type { Moment, World } from './world';

/** Tells what was really done, from a whole run of the simulation. */
export function forTruth(seed: number, run: Generator<Day, World, void>): Truth {
  const events: TruthEvent[] = [];
  let step = run.next();
  while (!step.done) {
    for (const moment of step.value.moments) events.push(eventOf(moment));
    step = run.next();
  }
  const { bots, apart } = step.value;
  return {
    schema: 'lextrail.truth/1',
    seed,
    events,
    bots: bots.map(botOf),
    aliases: bots.flatMap(aliasesOf),
    versions: bots.flatMap(versionsOf),
    states: [...bots, ...apart].flatMap(statesOf),
    blame: [...bots, ...apart].flatMap(blameOf),
  };
}

function eventOf({ truth, after }: Moment): TruthEvent {
  return after === undefined ? truth : { ...truth, state: stateHash(after) };
}

function botOf(bot: Bot): TruthBot {
  return {
    id: bot.id,
    scope: bot.scope,
    names: bot.names,
    createdAt: new Date(bot.createdMs).toISOString(),
    ...(bot.deletedMs === undefined ? {} : { deletedAt: new Date(bot.deletedMs).toISOString() }),
  };
}

function aliasesOf(bot: Bot): readonly TruthAlias[] {
  return [...bot.moves].map(([place, moves]) => ({
    botId: bot.id,
    aliasId: place.slice('alias/'.length),
    name: bot.said.get(place),
    moves,
  }));
}

function versionsOf(bot: Bot): readonly TruthVersion[] {
  return bot.versions.map(({ version, createdAt, id, by, contents }) => ({
    botId: bot.id,
    version,
    createdAt,
    id,
    by,
    contents: [...contents].map(([place, { state, told }]) => ({
      place,
      state: stateHash(state),
      recorded: told === 'whole',
    })),
  }));
}

function statesOf(bot: Bot): readonly TruthState[] {
  return [...bot.resources].map(([place, { state, told }]) => ({
    scope: bot.scope,
    place,
    state,
    recorded: told === 'whole',
  }));
}

function blameOf(bot: Bot): readonly TruthBlame[] {
  return [...bot.blame].flatMap(([place, paths]) =>
    [...paths].map(([path, id]) => ({ scope: bot.scope, place, path, id })),
  );
}
