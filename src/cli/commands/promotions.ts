import { isWithin } from '../../model/place';
import { type AliasPromotions, promotions as promotionsOf } from '../../questions/promotions';
import { promotionsJson, promotionsList, promotionsText } from '../../view/answers/promotions';
import { ask, listFormats, type QuestionFlags } from '../ask';
import type { Invocation } from '../command';
import type { ExitCode } from '../exit-codes';
import { misused } from '../failure';
import { askedResource, resourceWord } from '../resource-of';

/** `lextrail promotions <bot>`: which version each alias served, from when to when, and who decided it. */
export function promotions(invocation: Invocation<QuestionFlags>): Promise<ExitCode> {
  return ask(invocation, { name: 'promotions', formats: listFormats }, async (asked) => {
    const resource = await askedResource(asked, invocation.words[0] ?? '');
    const { scope, place } = resource;
    if (place !== '' && !isWithin(place, 'alias')) {
      throw misused(`promotions takes a bot or one of its aliases, got ${resourceWord(resource)}`);
    }
    const found = await promotionsOf(asked.store, scope, place === '' ? undefined : place);
    const aliases = found.aliases.toSorted((one, other) => (lastMove(one) > lastMove(other) ? -1 : 1));
    return {
      json: { resource: { ...resource }, ...promotionsJson(aliases) },
      text: (look) => promotionsText(aliases, look),
      list: promotionsList(aliases),
      remarks: aliases.length === 0 ? [`no call to an alias of ${resourceWord(resource)} is known`] : [],
      next: { command: 'history', words: [resourceWord(resource)] },
    };
  });
}

function lastMove({ promotions: moves }: AliasPromotions): string {
  return moves.at(-1)?.event.event.instant ?? '';
}
