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
import type { SimulatedCall, SimulatedWorld } from './world';

/** What was really done in a whole run of the simulation. */
export function truthOfRun(seed: number, run: Generator<Day, SimulatedWorld, void>): Truth {
  const events: TruthEvent[] = [];
  let step = run.next();
  while (!step.done) {
    for (const call of step.value.calls) events.push(eventOf(call));
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

function eventOf({ truth, after }: SimulatedCall): TruthEvent {
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
    name: bot.knownNames.get(place),
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
    contents: [...contents].map(([place, { state, logged }]) => ({
      place,
      state: stateHash(state),
      recorded: logged === 'whole',
    })),
  }));
}

function statesOf(bot: Bot): readonly TruthState[] {
  return [...bot.resources].map(([place, { state, logged }]) => ({
    scope: bot.scope,
    place,
    state,
    recorded: logged === 'whole',
  }));
}

function blameOf(bot: Bot): readonly TruthBlame[] {
  return [...bot.blame].flatMap(([place, paths]) =>
    [...paths].map(([path, id]) => ({ scope: bot.scope, place, path, id })),
  );
}
