import type { JsonObject } from '../../model/json';
import type { NamedEvent } from '../../model/named';
import { correctionsOf } from '../../questions/corrections';
import { recordDifferences } from '../../questions/record-differences';
import { revertOf } from '../../questions/revert-of';
import { recordIdOf } from '../../store/record-id';
import type { EventStore } from '../../store/store';
import { correctionLines, correctionsJson } from '../../view/answers/corrections';
import { recordsText } from '../../view/answers/records';
import { doubtsJson, doubtWords } from '../../view/doubt';
import { eventJson } from '../../view/event-json';
import { nextCommands, shortId } from '../../view/next-commands';
import { safeJson, safeText } from '../../view/safe-text';
import { sentence } from '../../view/sentence/sentence';
import { showEvent } from '../../view/show';
import { writeEvents } from '../answer';
import { type AskedStore, requireFormat } from '../ask';
import { chooseTarget } from '../choose-store';
import type { Invocation } from '../command';
import { eventOf, recordsOf } from '../event-of';
import { type ExitCode, exitCodes } from '../exit-codes';
import { failed, misused } from '../failure';
import { lookOf } from '../look';
import { carriedOptions, nextCommand } from '../next';
import { hint, withStore } from '../streams';

interface ShowFlags {
  readonly raw?: true;
  readonly revert?: true;
  readonly force?: true;
}

/** `lextrail show <id>`: one event in full, its record as it was received, or how to undo it. */
export async function show(invocation: Invocation<ShowFlags>): Promise<ExitCode> {
  const { options, words, world } = invocation;
  requireUse(options);
  if (options.revert) requireFormat(invocation, 'show --revert', ['table', 'json']);
  const target = chooseTarget(options, world);
  return withStore(invocation, target, async ({ store }): Promise<ExitCode> => {
    const asked = { store, target, context: invocation };
    const id = words[0] ?? '';
    if (options.revert) await writeRevert(invocation, store, await eventOf(asked, id));
    else await writeRecords(invocation, asked, await recordsOf(asked, id));
    return exitCodes.done;
  });
}

function requireUse({ raw, revert, force }: ShowFlags): void {
  if (raw && revert) throw misused('--raw and --revert exclude each other; give one of them');
  if (force && !revert) throw misused('--force goes with --revert');
}

/** Of one id there is one record, but for those that dispute it: then each with the command that shows it alone. */
async function writeRecords(
  invocation: Invocation<ShowFlags>,
  { store }: AskedStore,
  records: readonly NamedEvent[],
): Promise<void> {
  const { options, world } = invocation;
  if (options.raw) {
    for (const { event } of records) world.out.write(`${safeJson(event.received, 2)}\n`);
    return;
  }
  if (options.output === 'ndjson' || options.output === 'csv') return writeEvents(records, invocation);
  if (options.output === 'json') {
    const shown = await Promise.all(records.map((named) => shownJson(store, named, records.length > 1)));
    world.out.write(`${safeJson(shown, 2)}\n`);
    return;
  }
  const [named, ...others] = records;
  if (named === undefined) return;
  if (others.length === 0) return writeShown(invocation, store, named);
  const shown = records.map((each) => ({
    named: each,
    command: nextCommand(invocation, { command: 'show', words: [recordIdOf(each.event)] }),
  }));
  const differences = recordDifferences(records.map(({ event }) => event));
  world.out.write(recordsText(shown, differences, lookOf(invocation)));
}

async function shownJson(store: EventStore, named: NamedEvent, isOneOfSeveral: boolean): Promise<JsonObject> {
  return {
    ...eventJson(named),
    ...(isOneOfSeveral && { recordId: recordIdOf(named.event) }),
    ...correctionsJson(await correctionsOf(store, named.event)),
  };
}

async function writeShown(
  invocation: Invocation<ShowFlags>,
  store: EventStore,
  named: NamedEvent,
): Promise<void> {
  const { world } = invocation;
  const corrections = await correctionsOf(store, named.event);
  const look = lookOf(invocation);
  const isRevertible =
    named.event.lane === 'state' && (await revertOf(store, named.event)).kind === 'commands';
  const next = nextCommands(named, { carried: carriedOptions(invocation), isRevertible });
  world.out.write(showEvent(named, look, { next, notes: correctionLines(corrections, look) }));
}

/** Prints the AWS CLI calls that restore what was there before an event. Nothing is run. */
async function writeRevert(
  context: Invocation<ShowFlags>,
  store: EventStore,
  named: NamedEvent,
): Promise<void> {
  const { options, world } = context;
  const { event } = named;
  const revert = await revertOf(store, event, { force: options.force });
  if (revert.kind === 'impossible') {
    throw failed(
      `${safeText(event.action)} ${safeText(shortId(event.id))} cannot be reverted: ${safeText(revert.why)}`,
    );
  }
  const { commands, notes, doubts } = revert;
  if (options.output === 'json') {
    const answer = { schema: 'lextrail.revert/1', id: event.id, commands, notes, doubts: doubtsJson(doubts) };
    world.out.write(`${safeJson(answer, 2)}\n`);
    return;
  }
  const said = [...doubts.map((doubt) => doubtWords(doubt)), ...notes];
  const comments = [`undoes: ${sentence(named)}`, ...said.map((note) => `note: ${note}`)];
  // The second command only if the first one worked.
  const script = [...comments.map((text) => `# ${safeText(text)}`), commands.join(' &&\n')];
  world.out.write(`${script.join('\n')}\n`);
  hint(context, 'nothing was changed; read the command, then run it yourself');
}
