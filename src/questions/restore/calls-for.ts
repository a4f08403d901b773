import { diff } from '../../change/diff';
import { isObject, type JsonObject, type JsonValue } from '../../model/json';
import type { Place } from '../../model/place';
import { readScope } from '../../model/scope';
import { arnOf, botResource, kindOf, localeIds } from './bot-resources';
import type { Decision } from './decide';
import type { RestoreCall } from './restore-call';

/** A call before it is known which ids are assigned anew. */
export type DraftCall = Omit<RestoreCall, 'references' | 'assigns'> & {
  /** The member of the answer with the id that Lex assigns. */
  readonly assigned?: string;
  /** The id that there was. */
  readonly formerId?: string;
};

interface RestoreTarget {
  readonly scope: string;
  readonly place: Place;
}

/** The calls that bring one place to what was decided, in their order. */
export function callsFor(target: RestoreTarget, decision: Decision): readonly DraftCall[] {
  if (decision.kind === 'keep' || decision.kind === 'refuse') return [];
  const writer = aspectWriters[kindOf(target.place)];
  return writer === undefined ? resourceCalls(target, decision) : writer(target, decision);
}

type PresentChange = Extract<Decision, { readonly present: JsonObject }>;

function documentOf(change: PresentChange): JsonObject {
  return change.kind === 'delete' ? {} : change.document;
}

function call({ scope, place }: RestoreTarget, action: string, input: JsonObject): DraftCall {
  return { place, action, region: readScope(scope)?.region ?? '', input, differences: [] };
}

function resourceCalls(target: RestoreTarget, change: PresentChange): readonly DraftCall[] {
  const resource = botResource(target.scope, target.place);
  if (resource === undefined) return [];
  const { noun, ids, own, isChosen } = resource;
  if (change.kind === 'delete') return [call(target, `Delete${noun}`, ids)];
  const { document, present } = change;
  const differences = diff(present, document);
  if (change.kind === 'update')
    return [{ ...call(target, `Update${noun}`, { ...ids, ...document }), differences }];
  // CreateIntent takes no priorities: the slots that they name do not exist yet.
  const { slotPriorities, ...content } = document;
  const { [own]: id, ...parents } = ids;
  const made = call(target, `Create${noun}`, { ...parents, ...(isChosen ? { [own]: id } : {}), ...content });
  const waiter = waiters[noun];
  const assigned = isChosen ? {} : { assigned: own, formerId: String(id) };
  const prioritized = call(target, `Update${noun}`, { ...ids, ...document });
  return [
    { ...made, ...assigned, ...(waiter && { waiter }) },
    ...(slotPriorities === undefined ? [] : [prioritized]),
  ];
}

/** What Lex goes on making after the call; AWS CLI, `lexv2-models wait`. */
const waiters: Readonly<Record<string, RestoreCall['waiter']>> = {
  Bot: { name: 'bot-available', members: ['botId'] },
  BotLocale: { name: 'bot-locale-created', members: ['botId', 'botVersion', 'localeId'] },
  BotAlias: { name: 'bot-alias-available', members: ['botId', 'botAliasId'] },
};

const aspectWriters: Readonly<
  Record<string, (target: RestoreTarget, change: PresentChange) => readonly DraftCall[]>
> = {
  tags: tagCalls,
  policy: policyCalls,
  vocabulary: vocabularyCalls,
};

function tagCalls(target: RestoreTarget, change: PresentChange): readonly DraftCall[] {
  const resourceARN = arnOf(target.scope, target.place);
  const [before, after] = [mapIn(change.present, 'tags'), mapIn(documentOf(change), 'tags')];
  const tags = Object.fromEntries(Object.entries(after).filter(([key, value]) => before[key] !== value));
  const tagKeys = Object.keys(before).filter((key) => after[key] === undefined);
  return [
    ...(Object.keys(tags).length > 0 ? [call(target, 'TagResource', { resourceARN, tags })] : []),
    ...(tagKeys.length > 0 ? [call(target, 'UntagResource', { resourceARN, tagKeys })] : []),
  ];
}

/** A policy is one text to the API. */
function policyCalls(target: RestoreTarget, change: PresentChange): readonly DraftCall[] {
  const resourceArn = arnOf(target.scope, target.place);
  if (change.kind === 'delete') return [call(target, 'DeleteResourcePolicy', { resourceArn })];
  const policy = JSON.stringify(filledIn(change.document, resourceArn));
  const verb = change.kind === 'create' ? 'Create' : 'Update';
  const differences = change.kind === 'create' ? [] : diff(change.present, change.document);
  return [{ ...call(target, `${verb}ResourcePolicy`, { resourceArn, policy }), differences }];
}

/** What Lex fills in itself where a statement is added by a call of its own. */
function filledIn({ Version, Statement, ...rest }: JsonObject, arn: string): JsonObject {
  const statements = Array.isArray(Statement) ? Statement : [];
  return {
    Version: Version ?? '2012-10-17',
    ...rest,
    Statement: statements.map((one: JsonValue) =>
      isObject(one) && one.Resource === undefined && one.NotResource === undefined
        ? { ...one, Resource: [arn] }
        : one,
    ),
  };
}

/** Lex API, BatchCreateCustomVocabularyItem: ten items at most. */
const mostItems = 10;

function vocabularyCalls(target: RestoreTarget, change: PresentChange): readonly DraftCall[] {
  const [before, after] = [mapIn(change.present, 'items'), mapIn(documentOf(change), 'items')];
  const items = Object.entries(after).map(([itemId, item]) => ({ itemId, ...(isObject(item) ? item : {}) }));
  const changed = (itemId: string) => JSON.stringify(before[itemId]) !== JSON.stringify(after[itemId]);
  const missing = items.filter(({ itemId }) => before[itemId] === undefined);
  return [
    ...batches(
      target,
      'Create',
      missing.map(({ itemId, ...item }) => item),
    ),
    ...batches(
      target,
      'Update',
      items.filter(({ itemId }) => before[itemId] !== undefined && changed(itemId)),
    ),
    ...batches(
      target,
      'Delete',
      Object.keys(before)
        .filter((itemId) => after[itemId] === undefined)
        .map((itemId) => ({ itemId })),
    ),
  ];
}

function batches(target: RestoreTarget, verb: string, items: readonly JsonObject[]): readonly DraftCall[] {
  const count = Math.ceil(items.length / mostItems);
  return Array.from({ length: count }, (_, index) =>
    call(target, `Batch${verb}CustomVocabularyItem`, {
      ...localeIds(target.scope, target.place),
      customVocabularyItemList: items.slice(index * mostItems, (index + 1) * mostItems),
    }),
  );
}

function mapIn(document: JsonObject, member: string): JsonObject {
  const map = document[member];
  return isObject(map) ? map : {};
}
