import type { NamedEvent } from '../../model/named';
import { pathDifferencesOf } from './differences';

/** Another function, or the same name in another account or Region, answers for the bot. */
export function isCodeHookSwapped(named: NamedEvent): boolean {
  return pathDifferencesOf(named).some(
    ({ difference, path }) =>
      difference.kind === 'changed' &&
      members.has(path.at(-1) ?? '') &&
      functionOf(difference.before) !== functionOf(difference.after),
  );
}

/** Where V2 (aliases) and V1 (intents) name the function. */
const members: ReadonlySet<string> = new Set(['lambdaARN', 'uri']);

/** Without the version or alias behind the name: moving those is how the same function is deployed. */
function functionOf(arn: unknown): string {
  const text = String(arn);
  const [whole] = /^arn:[^:]*:lambda:[^:]*:[^:]*:function:[^:]*/.exec(text) ?? [text];
  return whole;
}
