import type { Finding } from '../../model/finding';
import { readScope } from '../../model/scope';
import { botNames } from '../../query/plan/bot-names';
import { byTime } from '../../store/keys';
import { NoStore } from '../../store/no-store';
import type { EventStore } from '../../store/store';
import { readableTime, timeAgo } from '../../view/time';
import { chooseTarget, describeTarget, type Target, whereInAws } from '../choose-store';
import type { CommandContext, Invocation } from '../command';
import { describeError } from '../errors';
import { type ExitCode, exitCodes } from '../exit-codes';
import { Failure } from '../failure';
import { readFilter } from '../filter-words';
import { writeFindings } from '../findings';
import { savedQueries } from '../saved';
import { importCommand, withStore } from '../streams';

interface DoctorFlags {
  readonly beforeDeploy?: true;
}

/** `lextrail doctor`: what there is to check, each finding with its fix; 3 if there is one. */
export async function doctor(invocation: Invocation<DoctorFlags>): Promise<ExitCode> {
  const { options, world } = invocation;
  if (options.beforeDeploy) {
    const account = await world.openAccount(whereInAws(options));
    return writeFindings(await account.trailChoice(), invocation);
  }
  const target = chooseTarget(options, world);
  const findings = [
    where(target),
    ...savedFindings(invocation),
    ...(await storeFindings(invocation, target)),
    ...(await deployedFindings(invocation, target)),
  ];
  return writeFindings(findings, invocation);
}

/** Trail, rules, queues and dead letters, where the store is a deployed stack's. */
async function deployedFindings(
  { options, world }: CommandContext,
  target: Target,
): Promise<readonly Finding[]> {
  if (target.kind !== 'stack') return [];
  const account = await world.openAccount(whereInAws(options));
  return account.pipelineFindings(await account.deployment(target.stack), world.now());
}

function where(target: Target): Finding {
  const chosen =
    target.source === 'default'
      ? 'the default; --store, --table or --stack choose another'
      : `chosen by ${target.source}`;
  return { state: 'ok', check: 'store', text: `${describeTarget(target)} (${chosen})` };
}

/** Whether every saved query can still be read. */
function savedFindings(context: CommandContext): readonly Finding[] {
  const { world } = context;
  const saved = savedQueries(world.configFolder);
  const wrong = Object.entries(saved).flatMap(([name, text]): Finding[] => {
    const parsed = readFilter(text, context, true);
    if (parsed.kind === 'filter') return [];
    const why = parsed.problems[0]?.message ?? 'it cannot be read';
    return [
      {
        state: 'problem',
        check: 'saved',
        text: `@${name}: ${why}`,
        fix: `correct it in ${world.configFolder}`,
      },
    ];
  });
  const count = Object.keys(saved).length;
  if (wrong.length > 0 || count === 0) return wrong;
  return [{ state: 'ok', check: 'saved', text: `${count} saved queries can be read` }];
}

async function storeFindings(context: CommandContext, target: Target): Promise<readonly Finding[]> {
  try {
    return await withStore(context, target, async ({ store }) => contentFindings(store, context));
  } catch (error) {
    // Without credentials, permission or Region there is nothing to find; anything else is a finding.
    if (error instanceof Failure && error.cause instanceof NoStore) return [noStore(error.cause, context)];
    if (error instanceof Failure || describeError(error).exitCode !== exitCodes.failed) throw error;
    return [{ state: 'problem', check: 'opening', text: describeError(error).message }];
  }
}

function noStore({ message }: NoStore, context: CommandContext): Finding {
  return { state: 'problem', check: 'opening', text: message, fix: importCommand(context) };
}

async function contentFindings(store: EventStore, context: CommandContext) {
  const { options, world } = context;
  const { days } = await store.days();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) {
    const fix = importCommand(context);
    return [{ state: 'warning', check: 'events', text: 'nothing is stored yet', fix } as const];
  }
  const newest = await newestOf(store, last);
  const { names } = await store.bots();
  const bots = [...botNames(names).keys()].filter((scope) => readScope(scope)?.kind === 'bot');
  const findings: readonly Finding[] = [
    { state: 'ok', check: 'events', text: `on ${days.length} days from ${first} to ${last}` },
    { state: 'ok', check: 'bots', text: `${bots.length} seen` },
    {
      state: 'ok',
      check: 'freshness',
      text: `last event ${readableTime(newest ?? last, options.tz)}, ${timeAgo(newest ?? last, world.now())}`,
    },
  ];
  return findings;
}

async function newestOf(store: EventStore, day: string): Promise<string | undefined> {
  for (const partition of byTime.partitions([day])) {
    const { rows } = await store.rows({ index: byTime.index, partition, newestFirst: true, limit: 1 });
    if (rows[0] !== undefined) return rows[0].time;
  }
  return undefined;
}
