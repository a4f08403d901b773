import { botsSeen } from '../../questions/bots-seen';
import { botsJson, botsList, botsText } from '../../view/answers/bots';
import { ask, listFormats, type QuestionFlags, requireEvents } from '../ask';
import type { Invocation } from '../command';
import type { ExitCode } from '../exit-codes';
import { resourceWord } from '../resource-of';

/** `lextrail bots`: every bot that a stored call was about. */
export function bots(invocation: Invocation<QuestionFlags>): Promise<ExitCode> {
  return ask(invocation, { name: 'bots', formats: listFormats }, async (asked) => {
    const found = await botsSeen(asked.store);
    if (found.length === 0) await requireEvents(asked);
    const [first] = found.filter(({ id }) => id !== undefined);
    const label = first?.name ?? first?.id;
    return {
      json: { bots: botsJson(found) },
      text: (look) => botsText(found, look),
      list: botsList(found),
      next:
        first === undefined || label === undefined
          ? undefined
          : { command: 'history', words: [resourceWord({ scope: first.scope, place: '', label })] },
    };
  });
}
