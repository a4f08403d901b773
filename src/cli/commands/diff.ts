import { diffJson, diffText } from '../../view/answers/diff';
import type { Answer } from '../ask';
import { type Asking, ask, type QuestionOptions } from '../ask';
import type { Invocation } from '../command';
import { compareEvents } from '../compare-events';
import { compareMoments, momentIn } from '../compare-moments';
import { misused } from '../failure';
import type { ExitCode } from '../world';

/** `lextrail diff <a> <b>`: what differs after two calls, or between two times or versions of a bot. */
export function diff(invocation: Invocation<QuestionOptions>): Promise<ExitCode> {
  const [a = '', b = ''] = invocation.words;
  const moments = [a, b].map((word) => momentIn(word, invocation));
  const [before, after] = moments;
  return ask(invocation, { name: 'diff' }, async (asking: Asking): Promise<Answer> => {
    if (before === undefined && after === undefined) return answerOf(await compareEvents(asking, a, b));
    if (before !== undefined && after !== undefined) {
      return answerOf(await compareMoments(asking, before, after));
    }
    throw misused(
      `diff compares two events, or two moments such as OrderFlowers@2026-11-01 and OrderFlowers@7; got one of each`,
    );
  });
}

interface Compared {
  readonly comparison: Parameters<typeof diffJson>[0];
  readonly next: string;
}

function answerOf({ comparison, next }: Compared): Answer {
  return {
    json: diffJson(comparison),
    text: (look) => diffText(comparison, look),
    remarks: comparison.unknown,
    next,
  };
}
