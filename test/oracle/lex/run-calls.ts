import type { RestoreCall } from '../../../src/questions/restore/restore-call';
import { type Doc, docOf, type Json, listOf, only, textOf, without } from './json';
import { homeOfArn, isIn, type NounName, nounNamed, nouns, testAlias } from './nouns';

/** What is in one bot, by place. */
export type Things = ReadonlyMap<string, Doc>;

/**
 * What becomes of a bot when the calls of a restore are made one after another, as Lex would do it; an id that Lex
 * assigns is written as the one that there was, so that the outcome can be compared. Throws where Lex would refuse.
 */
export function run(botId: string, things: Things, calls: readonly RestoreCall[]): Things {
  const state = {
    botId,
    things: new Map(things),
    variables: new Map<string, string>(),
    former: new Map<string, string>(),
  };
  for (const call of calls) make(state, call);
  const text = JSON.stringify([...state.things]);
  const asBefore = [...state.former].reduce((json, [id, before]) => json.replaceAll(id, before), text);
  return new Map(JSON.parse(asBefore) as [string, Doc][]);
}

interface State {
  readonly botId: string;
  readonly things: Map<string, Doc>;
  /** What the answers gave, by variable. */
  readonly variables: Map<string, string>;
  /** The ids that there were, by those that were assigned. */
  readonly former: Map<string, string>;
}

function make(state: State, call: RestoreCall): void {
  const input = resolved(state, call);
  const [, verb = '', noun = ''] = /^(Create|Update|Delete)(.+)$/.exec(call.action) ?? [];
  if (noun === 'ResourcePolicy') writePolicy(state, verb, input);
  else if (call.action === 'TagResource') retag(state, input, (tags) => ({ ...tags, ...docOf(input.tags) }));
  else if (call.action === 'UntagResource')
    retag(state, input, (tags) => without(tags, listOf(input.tagKeys).map(String)));
  else if (call.action.startsWith('Batch')) writeItems(state, call.action, input);
  else if (verb === 'Create') create(state, noun as NounName, input, call);
  else write(state, verb, noun as NounName, input);
}

/** The input with the ids that Lex assigned to earlier calls. */
function resolved({ variables }: State, { input, references }: RestoreCall): Doc {
  const copy = JSON.parse(JSON.stringify(input)) as Record<string, Json>;
  for (const { at, id, variable } of references) {
    const steps = at
      .slice(1)
      .split('/')
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = steps.pop() ?? '';
    const home = steps.reduce<Record<string, unknown>>((inner, step) => inner[step] as never, copy);
    const value = variables.get(variable);
    if (value === undefined) throw new Error(`${variable} is used before it is assigned`);
    home[last] = String(home[last]).replaceAll(id, value);
  }
  return copy;
}

function create(
  state: State,
  noun: NounName,
  input: Doc,
  { assigns, place: formerPlace }: RestoreCall,
): void {
  const { own, place, content, isChosen } = nouns[noun];
  if ((assigns === undefined) !== (isChosen === true)) throw new Error(`who gives the id of a ${noun}?`);
  const id =
    assigns === undefined ? String(input[own]) : `FRESH${String(state.former.size).padStart(5, '0')}`;
  if (assigns !== undefined) {
    state.variables.set(assigns.variable, id);
    state.former.set(id, formerPlace.split('/').at(-1) || state.botId);
  }
  const at = place({ ...input, [own]: id });
  if (state.things.has(at)) throw new Error(`${at} is there already`);
  if (noun === 'Bot') {
    state.things.set(testAlias, { botAliasName: 'TestBotAlias', botVersion: 'DRAFT' });
  } else
    requireThere(
      state,
      at
        .split('/')
        .slice(0, noun === 'BotLocale' || noun === 'BotAlias' ? 0 : -2)
        .join('/'),
    );
  if (noun === 'Intent' && input.slotPriorities !== undefined)
    throw new Error('CreateIntent takes no priorities');
  state.things.set(at, only(input, content));
}

function write(state: State, verb: string, noun: NounName, input: Doc): void {
  const known = nounNamed(noun);
  if (known === undefined) throw new Error(`the model knows no ${noun}`);
  const at = known.place(input);
  requireThere(state, at);
  if (verb === 'Update') state.things.set(at, only(input, [...known.content, 'slotPriorities']));
  else for (const inner of [...state.things.keys()]) if (isIn(inner, at)) state.things.delete(inner);
}

function requireThere({ things }: State, place: string): void {
  if (!things.has(place)) throw new Error(`'${place}' is not there`);
}

function aspectOf(arn: Json | undefined, name: string): string {
  const { home = '' } = homeOfArn(arn) ?? {};
  return home === '' ? name : `${home}/${name}`;
}

function writePolicy(state: State, verb: string, { resourceArn, policy }: Doc): void {
  const at = aspectOf(resourceArn, 'policy');
  if (state.things.has(at) !== (verb !== 'Create'))
    throw new Error(`${verb} does not fit the policy at ${at}`);
  if (verb === 'Delete') state.things.delete(at);
  else {
    const { Statement } = JSON.parse(textOf(policy) ?? '') as { Statement: readonly Doc[] };
    // What Lex fills in is no part of the model.
    state.things.set(at, { Statement: Statement.map(({ Resource, ...statement }) => statement) });
  }
}

function retag(state: State, { resourceARN }: Doc, change: (tags: Doc) => Doc): void {
  const at = aspectOf(resourceARN, 'tags');
  state.things.set(at, { tags: change(docOf(state.things.get(at)?.tags) ?? {}) });
}

function writeItems(state: State, action: string, input: Doc): void {
  const at = `DRAFT/${input.localeId}/vocabulary`;
  const before = docOf(state.things.get(at)?.items) ?? {};
  const items = listOf(input.customVocabularyItemList).map((item) => docOf(item) ?? {});
  const isNew = action.startsWith('BatchCreate');
  if (items.length > 10) throw new Error('too many items');
  const changed = items.map(({ itemId, ...item }, index): [string, Json] => {
    if (!isNew && before[String(itemId)] === undefined) throw new Error(`no item ${itemId}`);
    return [isNew ? `new ${Object.keys(before).length + index}` : String(itemId), item];
  });
  const left = without(
    before,
    changed.map(([id]) => id),
  );
  state.things.set(at, {
    items: action.startsWith('BatchDelete') ? left : { ...before, ...Object.fromEntries(changed) },
  });
}
