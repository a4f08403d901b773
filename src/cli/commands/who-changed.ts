import type { StoredEvent } from '../../model/stored';
import { namedEvent } from '../../query/run/named-event';
import { namesOf } from '../../query/run/names-of';
import { whoChanged as lastChangeOf } from '../../questions/who-changed';
import { whoChangedJson, whoChangedText } from '../../view/answers/who-changed';
import { ask, type QuestionFlags } from '../ask';
import type { Invocation } from '../command';
import type { ExitCode } from '../exit-codes';
import { askedResource, resourceWord } from '../resource-of';

/** `lextrail who-changed <resource>`: who wrote it last, what that changed, and who before. */
export function whoChanged(invocation: Invocation<QuestionFlags>): Promise<ExitCode> {
  const { words, world } = invocation;
  return ask(invocation, { name: 'who-changed' }, async (asked) => {
    const { store } = asked;
    const resource = await askedResource(asked, words[0] ?? '');
    const found = await lastChangeOf(store, resource);
    const names = await namesOf(store, [resource.scope]);
    const named = (stored: StoredEvent | undefined) => stored && namedEvent(stored, names);
    const answer = {
      resource,
      last: named(found.last),
      before: named(found.before),
      within: named(found.within),
      end: named(found.end),
      isComplete: found.isComplete,
      doubts: found.doubts,
    };
    return {
      json: whoChangedJson(answer),
      text: (look) => whoChangedText(answer, look, world.now()),
      remarks: found.isComplete
        ? []
        : [
            'something within it may have been changed later: the latest 200 calls of the bot are not enough to say',
          ],
      next: { command: 'history', words: [resourceWord(resource)], options: { patch: true } },
    };
  });
}
