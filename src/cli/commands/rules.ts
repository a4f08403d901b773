import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lexEventSource } from '../../ingest/catalogue/catalogue';
import { readFiles } from '../../ingest/files/read-files';
import { counted } from '../../model/counted';
import type { JsonValue } from '../../model/json';
import { nearest } from '../../query/filter/nearest';
import { instantText, readPeriod, timeForms } from '../../query/filter/times';
import { utc, zoneNamed } from '../../query/filter/zone';
import type { EventStore } from '../../store/store';
import { eventJson } from '../../view/event-json';
import { shortId } from '../../view/next-commands';
import { safeJson, safeText } from '../../view/safe-text';
import type { WatchConfiguration } from '../../watch/configuration';
import type { RuleTest } from '../../watch/replay';
import { replay } from '../../watch/replay';
import type { Rule } from '../../watch/rule';
import { rulesFor } from '../../watch/rules-for';
import { importFiles } from '../../write/import-files';
import { writeEvents } from '../answer';
import { requireFormat } from '../ask';
import { chooseTarget, type Target } from '../choose-store';
import type { Invocation } from '../command';
import { eventOf } from '../event-of';
import { type ExitCode, exitCodes } from '../exit-codes';
import { failed, misused } from '../failure';
import { exitCodeOf, rejectionLines } from '../import-report';
import { nextCommand } from '../next';
import { writeRules } from '../rule-list';
import { emptyStoreSentence, hint, withStore, withWritableStore } from '../streams';
import { readWatch } from '../watch-config';

interface RulesFlags {
  readonly config?: string;
  readonly since?: string;
}

/**
 * `lextrail rules`: the watch rules; `lextrail rules test <rule> [files…]`: what one would have matched;
 * `lextrail rules for <id>`: which of them take a call.
 */
export async function rules(invocation: Invocation<RulesFlags>): Promise<ExitCode> {
  const { words, options } = invocation;
  const [verb, name, ...files] = words;
  const watch = await readWatch(options.config);
  if (verb === undefined) {
    requireFormat(invocation, 'rules', ['table', 'json', 'ndjson']);
    writeRules(watch, invocation);
    return exitCodes.done;
  }
  if (verb === 'for') return rulesForEvent(invocation, watch, name);
  if (verb !== 'test')
    throw misused(`rules takes nothing, 'test' or 'for', got '${verb}'; try: lextrail rules test root-user`);
  const test = { invocation, watch, rule: ruleNamed(name, watch), since: sinceOf(invocation) };
  return files.length === 0
    ? testStored(test, chooseTarget(options, invocation.world))
    : testFiles(test, files);
}

interface Test {
  readonly invocation: Invocation<RulesFlags>;
  readonly watch: WatchConfiguration;
  readonly rule: Rule;
  readonly since?: string;
}

function testStored(test: Test, target: Target): Promise<ExitCode> {
  return withStore(test.invocation, target, async ({ store }): Promise<ExitCode> => {
    const { days } = await store.days();
    if (days.length === 0) throw failed(emptyStoreSentence(target, test.invocation));
    await answerTest(test, store, { isKept: true });
    return exitCodes.done;
  });
}

/** Log files are loaded into a store of their own, so that a test leaves no trace. */
async function testFiles(test: Test, files: readonly string[]): Promise<ExitCode> {
  const { world } = test.invocation;
  const folder = await mkdtemp(join(tmpdir(), 'lextrail-rules-'));
  try {
    const target = { kind: 'folder', folder, source: 'default' } as const;
    return await withWritableStore(test.invocation, target, async ({ store }): Promise<ExitCode> => {
      const read = readFiles(files, {
        eventSource: lexEventSource,
        workers: world.cores,
        workerFile: world.workerFile,
      });
      const report = await importFiles(store, read, { signal: world.signal });
      for (const line of rejectionLines(report.rejected)) world.err.write(`${line}\n`);
      if (world.signal.aborted) return exitCodes.interrupted;
      const code = exitCodeOf(report);
      if (code !== exitCodes.failed) await answerTest(test, store, { isKept: false });
      return code;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function rulesForEvent(
  invocation: Invocation<RulesFlags>,
  watch: WatchConfiguration,
  id: string | undefined,
): Promise<ExitCode> {
  if (id === undefined) throw misused('rules for needs the id of an event; lextrail query lists events');
  const target = chooseTarget(invocation.options, invocation.world);
  return withStore(invocation, target, async ({ store }): Promise<ExitCode> => {
    const named = await eventOf({ store, target, context: invocation }, id);
    const matches = await rulesFor(store, watch, named);
    const doubts = new Map(
      matches.flatMap((match) => (match.doubts ? [[match.rule.name, match.doubts]] : [])),
    );
    if (matches.length > 0 || invocation.options.output === 'json') {
      writeRules({ ...watch, rules: matches.map(({ rule }) => rule) }, invocation, doubts);
    }
    const taking = matches.filter(({ rule }) => !doubts.has(rule.name));
    const on = taking.filter(({ rule }) => rule.isOn);
    const unknown = doubts.size === 0 ? '' : `; of ${doubts.size} more the records do not say it`;
    hint(
      invocation,
      `${counted(taking.length, 'rule')} of ${watch.rules.length} would take this call, ${on.length} of them on${unknown}`,
    );
    return exitCodes.done;
  });
}

/** Shows one of the calls only where the store is still there afterwards. */
async function answerTest(
  { invocation, watch, rule, since }: Test,
  store: EventStore,
  { isKept }: { readonly isKept: boolean },
): Promise<void> {
  const { signal } = invocation.world;
  const test = await replay(store, rule, { settings: watch.settings, since, signal });
  const { days } = await store.days();
  const dayCount = days.filter((day) => day >= (since ?? '').slice(0, 10)).length;
  writeTest(test, testClosing(test, dayCount, watch), invocation);
  const [first] = test.matches;
  if (first === undefined || !isKept) return;
  const show = nextCommand(invocation, { command: 'show', words: [shortId(first.event.id)] });
  hint(invocation, `show one: ${show}`);
}

/** The calls, and what they come to; lines of data hold the calls alone. */
function writeTest(test: RuleTest, tally: string, invocation: Invocation<RulesFlags>): void {
  const { options, world } = invocation;
  const { rule, matches, unsure, alarms } = test;
  if (options.output === 'json') {
    const answer = {
      schema: 'lextrail.rule-test/1',
      rule,
      matches: matches.map(eventJson),
      unsure: [...unsure],
      alarms,
    };
    world.out.write(`${safeJson(answer as unknown as JsonValue, 2)}\n`);
    return;
  }
  if (matches.length > 0) writeEvents(matches, invocation);
  if (options.output === 'table') world.out.write(`${tally}\n`);
  else hint(invocation, tally);
}

function testClosing(
  { rule, matches, unsure, alarms }: RuleTest,
  days: number,
  { settings }: WatchConfiguration,
): string {
  const unknown = unsure.size === 0 ? '' : ` (of ${unsure.size} of them the records do not say it)`;
  const calls = `${counted(matches.length, 'call')}${unknown}`;
  const times = alarms.length === 1 ? 'once' : counted(alarms.length, 'time');
  const lacks = rule.needs !== undefined && settings[rule.needs].length === 0;
  const off = rule.isOn ? '' : lacks ? `; it is off, since no ${rule.needs} are configured` : '; it is off';
  return `${rule.name} matches ${calls} on ${counted(days, 'day')} with events; its alarm would have been raised ${times} (${counted(rule.threshold, 'match', 'matches')} within ${counted(rule.windowMinutes, 'minute')})${off}`;
}

function ruleNamed(name: string | undefined, { rules: known }: WatchConfiguration): Rule {
  const names = known.map((rule) => rule.name);
  if (name === undefined) throw misused('rules test needs the name of a rule; lextrail rules lists them');
  const rule = known.find((each) => each.name === name);
  if (rule !== undefined) return rule;
  const near = nearest(name, names);
  throw misused(
    `no rule '${safeText(name)}'; ${near === undefined ? 'lextrail rules lists them' : `did you mean ${near}?`}`,
  );
}

function sinceOf({ options, world }: Invocation<RulesFlags>): string | undefined {
  if (options.since === undefined) return undefined;
  const moment = readPeriod(options.since, { now: world.now(), zone: zoneNamed(options.tz) ?? utc });
  if (moment === undefined)
    throw misused(`--since takes a time such as ${timeForms}; got '${options.since}'`);
  return instantText(moment.start);
}
