import { shellWord } from '../../model/shell';
import { nearest } from '../../query/filter/nearest';
import { columns } from '../../view/answers/columns';
import { asText } from '../../view/answers/lines';
import { safeJson, safeText } from '../../view/safe-text';
import { requireFormat } from '../ask';
import type { Invocation } from '../command';
import { type ExitCode, exitCodes } from '../exit-codes';
import { failed, misused } from '../failure';
import { filterOf } from '../filter-words';
import { lookOf } from '../look';
import { nextCommand } from '../next';
import { savedQueries, writeSavedQueries } from '../saved';
import { hint } from '../streams';

/** `lextrail saved [list|add|remove]`: filters with a name, which `@name` puts into any filter. */
export async function saved(invocation: Invocation): Promise<ExitCode> {
  requireFormat(invocation, 'saved', ['table', 'json']);
  const [action = 'list', name, ...filter] = invocation.words;
  const act = actions[action];
  if (act === undefined) throw misused(`saved takes list, add or remove; got '${safeText(action)}'`);
  act(invocation, name, filter);
  return exitCodes.done;
}

type Act = (invocation: Invocation, name: string | undefined, filter: readonly string[]) => void;

const actions: Readonly<Record<string, Act | undefined>> = {
  list: listSaved,
  add: addSaved,
  remove: removeSaved,
};

function listSaved(invocation: Invocation): void {
  const { options, world } = invocation;
  const queries = savedQueries(world.configFolder);
  if (options.output === 'json') {
    world.out.write(`${safeJson({ schema: 'lextrail.saved/1', queries }, 2)}\n`);
    return;
  }
  const rows = Object.entries(queries).map(([name, filter]) => [`@${name}`, filter]);
  world.out.write(asText(columns(rows, lookOf(invocation))));
  const [first] = Object.keys(queries);
  hint(
    invocation,
    first === undefined
      ? 'nothing is saved yet; try: lextrail saved add denied outcome:denied since:7d'
      : `next: ${nextCommand(invocation, { command: 'query', words: [`@${first}`], options: { output: undefined } })}`,
  );
}

function addSaved(invocation: Invocation, name: string | undefined, filter: readonly string[]): void {
  const { world } = invocation;
  if (name === undefined || filter.length === 0) {
    throw misused('saved add takes a name and a filter, such as: lextrail saved add denied outcome:denied');
  }
  if (!/^[A-Za-z0-9_-]+$/.test(name)) {
    throw misused(`a saved query's name has letters, digits, - and _ only, got '${safeText(name)}'`);
  }
  // Refused here, where it can be corrected, and not when it is used.
  filterOf(filter, invocation, true);
  const queries = savedQueries(world.configFolder);
  writeSavedQueries(world.configFolder, { ...queries, [name]: filter.join(' ') });
  hint(invocation, `saved; next: ${nextCommand(invocation, { command: 'query', words: [`@${name}`] })}`);
}

function removeSaved(invocation: Invocation, name: string | undefined): void {
  const { world } = invocation;
  const queries = savedQueries(world.configFolder);
  if (name === undefined) throw misused('saved remove takes a name; lextrail saved list shows them');
  const plain = name.replace(/^@/, '');
  if (!Object.hasOwn(queries, plain)) {
    const near = nearest(plain, Object.keys(queries));
    const help = near === undefined ? 'lextrail saved list shows them' : `did you mean ${shellWord(near)}?`;
    throw failed(`no saved query '${safeText(plain)}'; ${help}`);
  }
  const { [plain]: _, ...rest } = queries;
  writeSavedQueries(world.configFolder, rest);
  hint(invocation, `removed; next: ${nextCommand(invocation, { command: 'saved', words: ['list'] })}`);
}
