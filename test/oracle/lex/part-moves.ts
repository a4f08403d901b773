import type { Dice } from './dice';
import { type Doc, docOf, type Json, listOf, textOf } from './json';
import { type Call, type Lex, newId, put, used } from './lex';
import { idsOf, isOf, type Move, type Spot, spotOf } from './moves';
import { arnOf, testAlias } from './nouns';

const isTaggable = (place: string) => isOf('Bot')(place) || isOf('BotAlias')(place);

export const tag: Move = (lex, dice) => {
  const spot = spotOf(lex, dice, isTaggable);
  if (spot === undefined) return undefined;
  const tags = { [keyOf(dice)]: ['dev', 'test', 'prod'][dice.roll(3)] ?? 'dev' };
  retag(lex, spot, { ...tagsOf(spot), ...tags });
  return {
    action: 'TagResource',
    request: { resourceARN: arnOf(spot.bot.id, spot.place), tags },
    response: null,
  };
};

/** Taking away a tag that is not there is no error. */
export const untag: Move = (lex, dice) => {
  const spot = spotOf(lex, dice, isTaggable);
  if (spot === undefined) return undefined;
  const key = keyOf(dice);
  const left = Object.entries(tagsOf(spot)).filter(([name]) => name !== key);
  retag(lex, spot, Object.fromEntries(left));
  const request = { resourceARN: arnOf(spot.bot.id, spot.place), tagKeys: [key] };
  return { action: 'UntagResource', request, response: null };
};

function keyOf(dice: Dice): string {
  return dice.isLucky(30) ? 'team' : 'stage';
}

function tagsOf({ bot, place }: Spot): Doc {
  return docOf(bot.things.get(aspect(place, 'tags'))?.tags) ?? {};
}

function retag(lex: Lex, { bot, place }: Spot, tags: Doc): void {
  bot.things.set(aspect(place, 'tags'), { tags });
  lex.recent.unshift({ bot, place });
}

function aspect(home: string, name: string): string {
  return home === '' ? name : `${home}/${name}`;
}

/** Something whose policy is there, or is not, as asked for. */
function policySpot(lex: Lex, dice: Dice, hasPolicy: boolean): Spot | undefined {
  const spot = spotOf(lex, dice, (place) => isTaggable(place) && place !== testAlias);
  return spot !== undefined && spot.bot.things.has(aspect(spot.place, 'policy')) === hasPolicy
    ? spot
    : undefined;
}

export const createPolicy: Move = (lex, dice) => {
  const spot = policySpot(lex, dice, false);
  return spot && writePolicy(lex, spot, 'CreateResourcePolicy', dice);
};

export const updatePolicy: Move = (lex, dice) => {
  const spot = policySpot(lex, dice, true);
  return spot && writePolicy(lex, spot, 'UpdateResourcePolicy', dice);
};

function writePolicy(lex: Lex, spot: Spot, action: string, dice: Dice): Call {
  const { bot, place } = spot;
  const Statement = [statementOf(`s${dice.roll(3)}`, dice)];
  const resourceArn = arnOf(bot.id, place);
  const policy = JSON.stringify({ Version: '2012-10-17', Statement });
  const expected = action.startsWith('Update') ? expectation(spot, dice) : {};
  put(lex, bot, aspect(place, 'policy'), { Statement });
  return answered(lex, spot, { action, request: { resourceArn, policy, ...expected } });
}

export const deletePolicy: Move = (lex, dice) => {
  const spot = policySpot(lex, dice, true);
  if (spot === undefined) return undefined;
  const request = { resourceArn: arnOf(spot.bot.id, spot.place), ...expectation(spot, dice) };
  spot.bot.things.delete(aspect(spot.place, 'policy'));
  return answered(lex, spot, { action: 'DeleteResourcePolicy', request });
};

export const createStatement: Move = (lex, dice) => {
  const spot = spotOf(lex, dice, (place) => isTaggable(place) && place !== testAlias);
  if (spot === undefined) return undefined;
  const at = aspect(spot.place, 'policy');
  const before = listOf(spot.bot.things.get(at)?.Statement);
  const free = ['s0', 's1', 's2'].filter((sid) => before.every((one) => docOf(one)?.Sid !== sid));
  const [statementId] = free;
  if (statementId === undefined) return undefined;
  const statement = statementOf(statementId, dice);
  const request = {
    resourceArn: arnOf(spot.bot.id, spot.place),
    statementId,
    effect: 'Allow',
    principal: listOf(docOf(statement.Principal)?.AWS).map((arn) => ({ arn })),
    action: listOf(statement.Action),
    ...(before.length > 0 ? expectation(spot, dice) : {}),
  };
  spot.bot.things.set(at, { Statement: [...before, statement] });
  return answered(lex, spot, { action: 'CreateResourcePolicyStatement', request });
};

/** With its last statement a policy is gone. */
export const deleteStatement: Move = (lex, dice) => {
  const spot = policySpot(lex, dice, true);
  if (spot === undefined) return undefined;
  const at = aspect(spot.place, 'policy');
  const before = listOf(spot.bot.things.get(at)?.Statement);
  const statementId = textOf(docOf(dice.pick(before))?.Sid) ?? '';
  const left = before.filter((one) => docOf(one)?.Sid !== statementId);
  const request = { resourceArn: arnOf(spot.bot.id, spot.place), statementId, ...expectation(spot, dice) };
  if (left.length === 0) spot.bot.things.delete(at);
  else spot.bot.things.set(at, { Statement: left });
  return answered(lex, spot, { action: 'DeleteResourcePolicyStatement', request });
};

function statementOf(Sid: string, dice: Dice): Doc {
  const account = ['222233334444', '555566667777', '999988887777'][dice.roll(3)];
  const Action = [['lex:RecognizeText', 'lex:StartConversation'][dice.roll(2)] ?? 'lex:RecognizeText'];
  return { Sid, Effect: 'Allow', Principal: { AWS: [`arn:aws:iam::${account}:root`] }, Action };
}

function expectation({ bot, place }: Spot, dice: Dice): Doc {
  const revision = bot.revisions.get(place);
  return revision !== undefined && dice.isLucky(50) ? { expectedRevisionId: revision } : {};
}

function answered(lex: Lex, { bot, place }: Spot, call: Pick<Call, 'action' | 'request'>): Call {
  const revisionId = newId(lex);
  bot.revisions.set(place, revisionId);
  lex.recent.unshift({ bot, place });
  return { ...call, response: { resourceArn: arnOf(bot.id, place), revisionId } };
}

/** A batch of vocabulary items, each of which Lex refuses with a chance in percent. */
export function batch(verb: 'Create' | 'Update' | 'Delete', refused = 0): Move {
  return (lex, dice) => {
    const spot = spotOf(lex, dice, isOf('BotLocale'));
    if (spot === undefined) return undefined;
    const before = itemsOf(spot);
    const asked = verb === 'Create' ? newItems(lex, dice) : knownItems(before, verb, dice);
    if (asked.length === 0) return undefined;
    const isRefused = asked.map(() => dice.isLucky(refused));
    const made = asked.map((item) => (verb === 'Create' ? { itemId: newId(lex), ...item } : item));
    const resources = made.filter((_, index) => !isRefused[index]);
    keepItems(spot, verb, before, resources);
    const errors = asked
      .filter((_, index) => isRefused[index])
      .map((item) => ({
        ...(item.itemId ? { itemId: item.itemId } : {}),
        errorCode: 'ResourceDoesNotExist',
      }));
    const ids = idsOf(spot);
    return {
      action: `Batch${verb}CustomVocabularyItem`,
      request: { ...ids, customVocabularyItemList: asked },
      response: { ...ids, resources, errors },
    };
  };
}

function itemsOf({ bot, place }: Spot): Doc {
  return docOf(bot.things.get(`${place}/vocabulary`)?.items) ?? {};
}

function keepItems({ bot, place }: Spot, verb: string, before: Doc, items: readonly Doc[]): void {
  const changed = Object.fromEntries(
    items.map(({ itemId, ...item }): [string, Json] => [String(itemId), item]),
  );
  const left = Object.entries(before).filter(([id]) => !(verb === 'Delete' && Object.hasOwn(changed, id)));
  const after = { ...Object.fromEntries(left), ...(verb === 'Delete' ? {} : changed) };
  bot.things.set(`${place}/vocabulary`, { items: after });
}

function newItems(lex: Lex, dice: Dice): readonly Doc[] {
  return Array.from({ length: 1 + dice.roll(2) }, () => ({
    phrase: `phrase ${used(lex)}`,
    weight: dice.roll(4),
  }));
}

function knownItems(before: Doc, verb: string, dice: Dice): readonly Doc[] {
  const known = dice.pick(Object.entries(before));
  if (known === undefined) return [];
  const [itemId, item] = known;
  return [
    verb === 'Delete' ? { itemId } : { itemId, phrase: docOf(item)?.phrase ?? '', weight: dice.roll(4) },
  ];
}
