import { diffJson, diffText } from '../../view/answers/diff';
import type { CommandAnswer } from '../ask';
import { type AskedStore, ask, type QuestionFlags } from '../ask';
import type { Invocation } from '../command';
import { compareEvents } from '../compare-events';
import { compareMoments, readResourceMoment } from '../compare-moments';
import type { ExitCode } from '../exit-codes';
import { misused } from '../failure';
import type { NextStep } from '../next';

/** `lextrail diff <a> <b>`: what differs after two calls, or between two times or versions of a bot. */
export function diff(invocation: Invocation<QuestionFlags>): Promise<ExitCode> {
  const [a = '', b = ''] = invocation.words;
  const moments = [a, b].map((word) => readResourceMoment(word, invocation));
  const [before, after] = moments;
  return ask(invocation, { name: 'diff' }, async (asked: AskedStore): Promise<CommandAnswer> => {
    if (before === undefined && after === undefined) return answerOf(await compareEvents(asked, a, b));
    if (before !== undefined && after !== undefined) {
      return answerOf(await compareMoments(asked, before, after));
    }
    throw misused(
      `diff compares two events, or two moments such as OrderFlowers@2026-11-01 and OrderFlowers@7; got one of each`,
    );
  });
}

interface Compared {
  readonly comparison: Parameters<typeof diffJson>[0];
  readonly next: NextStep;
}

function answerOf({ comparison, next }: Compared): CommandAnswer {
  return {
    json: diffJson(comparison),
    text: (look) => diffText(comparison, look),
    remarks: comparison.unknown,
    next,
  };
}
