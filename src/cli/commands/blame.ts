import { blame as blameOf } from '../../questions/blame';
import { blameJson, blameList, blameText } from '../../view/answers/blame';
import { shortId } from '../../view/next-commands';
import { ask, listFormats, type QuestionFlags } from '../ask';
import type { Invocation } from '../command';
import type { ExitCode } from '../exit-codes';
import { askedResource, resourceWord } from '../resource-of';

/** `lextrail blame <resource>`: the last writer of every path of its configuration. */
export function blame(invocation: Invocation<QuestionFlags>): Promise<ExitCode> {
  return ask(invocation, { name: 'blame', formats: listFormats }, async (asked) => {
    const resource = await askedResource(asked, invocation.words[0] ?? '');
    const answer = await blameOf(asked.store, resource);
    const latest = answer.lines
      .map(({ event }) => event.event)
      .toSorted((one, other) => (one.instant < other.instant ? -1 : 1))
      .at(-1);
    return {
      json: blameJson(resource, answer),
      text: (look) => blameText(resource, answer, look),
      list: blameList(answer),
      next: latest
        ? { command: 'show', words: [shortId(latest.id)] }
        : { command: 'history', words: [resourceWord(resource)] },
    };
  });
}
