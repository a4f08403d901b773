import type { Doubt } from '../model/doubt';
import { wrapped } from '../view/answers/wrap';
import { doubtLines, doubtsJson } from '../view/doubt';
import { safeJson } from '../view/safe-text';
import { builtInRules } from '../watch/built-in';
import type { WatchConfiguration } from '../watch/configuration';
import type { ResolvedSettings, Rule } from '../watch/rule';
import type { CommandContext } from './command';
import { answerWidth } from './streams';

/** Why it is not known whether a rule takes a call, by the name of the rule. */
type RuleDoubts = ReadonlyMap<string, readonly Doubt[]>;

/** WatchConfiguration rules as the answer on stdout: each with what it asks and what it means. */
export function writeRules(
  { rules, settings }: WatchConfiguration,
  { options, world }: CommandContext,
  doubts: RuleDoubts = new Map(),
): void {
  const json = rules.map((rule) => {
    const unknown = doubts.get(rule.name);
    return unknown === undefined ? rule : { ...rule, doubts: doubtsJson(unknown) };
  });
  if (options.output === 'json') {
    world.out.write(`${safeJson({ schema: 'lextrail.rules/1', rules: json }, 2)}\n`);
  } else if (options.output === 'ndjson') {
    world.out.write(json.map((rule) => `${safeJson(rule)}\n`).join(''));
  } else {
    const width = answerWidth(world);
    const text = rules.map((rule) =>
      [...lines(rule, settings, width), ...doubtLines(doubts.get(rule.name) ?? [], { width }, '  ')]
        .map((line) => `${line}\n`)
        .join(''),
    );
    world.out.write(text.join('\n'));
  }
}

function lines(rule: Rule, settings: ResolvedSettings, width: number | undefined): readonly string[] {
  const { name, severity, isOn, filter, condition, threshold, windowMinutes, meaning } = rule;
  const state = isOn ? 'on' : stateOfOff(rule, settings);
  const further = condition === undefined ? '' : ` (and ${condition.replaceAll('-', ' ')})`;
  return [
    `${name}  ${severity}, ${state}`,
    ...wrapped(`${filter}${further}`, '  ', width),
    ...(threshold === 1 ? [] : [`  ${threshold} or more within ${windowMinutes} minutes`]),
    ...wrapped(meaning, '  ', width),
  ];
}

/** Some rules are on as soon as what they need is configured; others must be switched on too. */
function stateOfOff({ name, needs }: Rule, settings: ResolvedSettings): string {
  if (needs === undefined || settings[needs].length > 0) return 'off';
  const told = builtInRules({ ...settings, [needs]: ['x'] }).find((rule) => rule.name === name);
  return told?.isOn ? `off (needs ${needs})` : `off (and needs ${needs})`;
}
