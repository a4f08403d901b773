import { blame as blameOf } from '../../questions/blame';
import { blameJson, blameText } from '../../view/answers/blame';
import { shortId } from '../../view/next-commands';
import { ask, type QuestionOptions } from '../ask';
import type { Invocation } from '../command';
import { pasteable, resourceOf } from '../resource-of';
import { quoted } from '../target';
import type { ExitCode } from '../world';

/** `lextrail blame <resource>`: the last writer of every path of its configuration. */
export function blame(invocation: Invocation<QuestionOptions>): Promise<ExitCode> {
  return ask(invocation, { name: 'blame' }, async (asking) => {
    const resource = await resourceOf(asking, invocation.words[0] ?? '');
    const answer = await blameOf(asking.store, resource);
    const latest = answer.lines
      .map(({ event }) => event.event)
      .toSorted((one, other) => (one.instant < other.instant ? -1 : 1))
      .at(-1);
    return {
      json: blameJson(resource, answer),
      text: (look) => blameText(resource, answer, look),
      next: latest
        ? `lextrail show ${quoted(shortId(latest.id))}`
        : `lextrail history ${pasteable(resource)}`,
    };
  });
}
