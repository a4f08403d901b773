import { counted } from '../../model/counted';
import { namesOf } from '../../query/run/names-of';
import { resourceAt } from '../../questions/resource';
import { restoreOf } from '../../questions/restore-of';
import { resourceWords } from '../../view/answers/resource-words';
import { restoreJson, restoreScript } from '../../view/answers/restore';
import { safeText } from '../../view/safe-text';
import { ask, type QuestionFlags } from '../ask';
import type { Invocation } from '../command';
import type { ExitCode } from '../exit-codes';
import { failed, misused } from '../failure';
import { askedResource, resourceWord } from '../resource-of';
import { lastInstantOf } from '../time-options';

interface RestoreFlags extends QuestionFlags {
  readonly at?: string;
  readonly within?: true;
}

/** `lextrail restore <resource> --at <time>`: prints the calls that bring it back to a moment; runs none. */
export function restore(invocation: Invocation<RestoreFlags>): Promise<ExitCode> {
  const { options, words } = invocation;
  const at = lastInstantOf('--at', options.at, invocation);
  if (at === undefined) throw misused('restore needs a time to go back to; try: --at "yesterday 14:00"');
  return ask(invocation, { name: 'restore' }, async (asked) => {
    const resource = await askedResource(asked, words[0] ?? '');
    const isWithin = options.within === true;
    const found = await restoreOf(asked.store, resource, at, { within: isWithin });
    if (found.kind === 'impossible')
      throw failed(`${resourceWords(resource)} cannot be restored: ${safeText(found.why)}`);
    const names = await namesOf(asked.store, [resource.scope]);
    const labelOf = (place: string) => resourceAt(resource.scope, place, names).label;
    const answer = { resource, at, isWithin, restore: found, labelOf };
    return {
      json: restoreJson(answer),
      text: (look) => restoreScript(answer, look),
      remarks: remarksOn(found.calls.length, found.unrestored.length),
      next: { command: 'history', words: [resourceWord(resource)], options: { patch: true, at: undefined } },
    };
  });
}

function remarksOn(calls: number, unrestored: number): readonly string[] {
  return [
    ...(calls === 0
      ? []
      : [`${counted(calls, 'call')}; nothing was changed: read the script, then run it yourself`]),
    ...(unrestored === 0 ? [] : [`${counted(unrestored, 'thing')} cannot be restored; the script says why`]),
  ];
}
