import type { Watch } from '../watch/configuration';
import type { Rule, WatchSettings } from '../watch/rule';
import type { Setting } from './command';

/** Watch rules as the answer on stdout: each with what it asks and what it means. */
export function writeRules({ rules, settings }: Watch, { options, world }: Setting): void {
  if (options.output === 'json') {
    world.out.write(`${JSON.stringify({ schema: 'lextrail.rules/1', rules }, undefined, 2)}\n`);
  } else if (options.output === 'ndjson') {
    world.out.write(rules.map((rule) => `${JSON.stringify(rule)}\n`).join(''));
  } else {
    world.out.write(rules.map((rule) => lines(rule, settings)).join('\n'));
  }
}

function lines(rule: Rule, settings: WatchSettings): string {
  const { name, severity, isOn, needs, filter, condition, threshold, windowMinutes, meaning } = rule;
  const lacks = needs !== undefined && settings[needs].length === 0;
  const state = isOn ? 'on' : lacks ? `off (needs ${needs})` : 'off';
  const further = condition === undefined ? '' : ` (and ${condition.replaceAll('-', ' ')})`;
  const often = threshold === 1 ? '' : `\n  ${threshold} or more within ${windowMinutes} minutes`;
  return `${name}  ${severity}, ${state}\n  ${filter}${further}${often}\n  ${meaning}\n`;
}
