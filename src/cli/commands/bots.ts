import { botsSeen } from '../../questions/bots-seen';
import { botsJson, botsText } from '../../view/answers/bots';
import { ask, emptyRemark, type QuestionFlags } from '../ask';
import type { Invocation } from '../command';
import type { ExitCode } from '../exit-codes';
import { pasteable } from '../resource-of';

/** `lextrail bots`: every bot that a stored call was about. */
export function bots(invocation: Invocation<QuestionFlags>): Promise<ExitCode> {
  return ask(invocation, { name: 'bots' }, async (asked) => {
    const found = await botsSeen(asked.store);
    const [first] = found.filter(({ id }) => id !== undefined);
    const label = first?.name ?? first?.id;
    return {
      json: { bots: botsJson(found) },
      text: (look) => botsText(found, look),
      remarks: first === undefined ? await emptyRemark(asked) : [],
      next:
        first === undefined || label === undefined
          ? undefined
          : `lextrail history ${pasteable({ scope: first.scope, place: '', label })}`,
    };
  });
}
