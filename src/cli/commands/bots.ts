import { botsSeen } from '../../questions/bots-seen';
import { botsJson, botsText } from '../../view/answers/bots';
import { ask, emptyRemark, type QuestionOptions } from '../ask';
import type { Invocation } from '../command';
import { pasteable } from '../resource-of';
import type { ExitCode } from '../world';

/** `lextrail bots`: every bot that a stored call was about. */
export function bots(invocation: Invocation<QuestionOptions>): Promise<ExitCode> {
  return ask(invocation, { name: 'bots' }, async (asking) => {
    const found = await botsSeen(asking.store);
    const [first] = found.filter(({ id }) => id !== undefined);
    const label = first?.name ?? first?.id;
    return {
      json: { bots: botsJson(found) },
      text: (look) => botsText(found, look),
      remarks: first === undefined ? await emptyRemark(asking) : [],
      next:
        first === undefined || label === undefined
          ? undefined
          : `lextrail history ${pasteable({ scope: first.scope, place: '', label })}`,
    };
  });
}
