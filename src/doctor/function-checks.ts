import type { Finding } from '../model/finding';
import { isObject, textOf } from '../model/json';
import type { Ask } from '../requests/signed-request';
import type { Deployment, FunctionName } from './deployment';
import { commandIn } from './where';

/** What each function is called in a finding. */
export const functionChecks: Readonly<Record<FunctionName, string>> = {
  LiveFunctionName: 'live function',
  FilesFunctionName: 'file function',
  WatchFunctionName: 'watch function',
};

/** Whether a function can run, and whether anything brings it work. */
export async function functionFindings(
  { functions, where }: Pick<Deployment, 'functions' | 'where'>,
  name: FunctionName,
  ask: Ask,
): Promise<readonly Finding[]> {
  const check = functionChecks[name];
  const called = functions[name];
  if (called === undefined) return [unknown(check)];
  // Lambda API reference, GetFunctionConfiguration, GetFunctionConcurrency and ListEventSourceMappings.
  const [configuration, concurrency, listed] = await Promise.all([
    ask(get(`/2015-03-31/functions/${called}/configuration`)),
    ask(get(`/2019-09-30/functions/${called}/concurrency`)),
    ask(get('/2015-03-31/event-source-mappings', { FunctionName: called })),
  ]);
  const problems = [
    ...stateProblems(check, configuration),
    ...concurrencyProblems(check, concurrency, commandIn(where, ...unreserve, called)),
    ...sourceProblems(check, listed, (id) => commandIn(where, ...enable, id)),
  ];
  if (problems.length > 0) return problems;
  return [{ state: 'ok', check, text: 'active, and its source is enabled' }];
}

const unreserve = ['aws', 'lambda', 'delete-function-concurrency', '--function-name'] as const;
const enable = ['aws', 'lambda', 'update-event-source-mapping', '--enabled', '--uuid'] as const;

function get(path: string, query: Readonly<Record<string, string>> = {}) {
  return { service: 'lambda', path, query };
}

function unknown(check: string): Finding {
  const text = 'cannot be looked at: the stack was deployed by an earlier version and does not name it';
  return { state: 'warning', check, text, fix: 'npx cdk deploy --all, with the settings of the last time' };
}

function stateProblems(check: string, configuration: unknown): readonly Finding[] {
  const { State, StateReason } = isObject(configuration) ? configuration : {};
  // Inactive is idle for weeks, and wakes with the next call (Lambda developer guide, "Function states").
  if (State === 'Active' || State === 'Inactive') return [];
  const text = `is ${textOf(State) ?? 'in a state that Lambda does not tell'}: ${textOf(StateReason) ?? 'no reason given'}`;
  return [{ state: 'problem', check, text, fix: 'mend the reason; until then nothing is worked off' }];
}

function concurrencyProblems(check: string, concurrency: unknown, fix: string): readonly Finding[] {
  if (!isObject(concurrency) || concurrency.ReservedConcurrentExecutions !== 0) return [];
  return [{ state: 'problem', check, text: 'is stopped: its reserved concurrency is 0', fix }];
}

function sourceProblems(check: string, listed: unknown, fixOf: (id: string) => string): readonly Finding[] {
  const sources = isObject(listed) ? listed.EventSourceMappings : undefined;
  if (!Array.isArray(sources) || sources.length === 0) {
    const text = 'has no source: its event source mapping is gone, and nothing brings it work';
    return [{ state: 'problem', check, text, fix: revertDrift }];
  }
  return sources.flatMap((source: unknown): readonly Finding[] => {
    const { State, UUID } = isObject(source) ? source : {};
    // Enabling and Updating end by themselves.
    if (/^(Enabled|Enabling|Updating)$/.test(textOf(State) ?? '')) return [];
    const text = `its source is ${textOf(State) ?? 'in a state that Lambda does not tell'}: what arrives is not worked off`;
    return [{ state: 'problem', check, text, fix: fixOf(textOf(UUID) ?? 'UUID') }];
  });
}

/** A plain deployment does not see what was removed beside it. */
export const revertDrift = 'npx cdk deploy --all --revert-drift, with the settings of the last time';
