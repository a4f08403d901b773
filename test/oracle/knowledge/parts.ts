import { type Doc, docOf, type Json, listOf, textOf, without } from '../lex/json';

/** What a call that changes a part of a thing says of it. */
export interface Part {
  /** The member of the document that holds the entries. */
  readonly into: 'tags' | 'items' | 'Statement';
  readonly set: Doc;
  readonly unset: readonly string[];
  /** Entries that must be there for Lex to take the call, and such as must not. */
  readonly needs: readonly string[];
  readonly lacks: readonly string[];
  readonly revision?: { readonly expected?: string; readonly left?: string };
}

export function partOf(action: string, request: Doc, response: Doc): Part {
  const revision = { expected: textOf(request.expectedRevisionId), left: textOf(response.revisionId) };
  switch (action) {
    case 'TagResource':
      return { ...nothing, into: 'tags', set: docOf(request.tags) ?? {} };
    case 'UntagResource':
      return { ...nothing, into: 'tags', unset: listOf(request.tagKeys).map(String) };
    case 'CreateResourcePolicyStatement': {
      const sid = String(request.statementId);
      return { ...nothing, into: 'Statement', set: { [sid]: statementOf(request) }, lacks: [sid], revision };
    }
    case 'DeleteResourcePolicyStatement': {
      const sid = String(request.statementId);
      return { ...nothing, into: 'Statement', unset: [sid], needs: [sid], revision };
    }
    default:
      return itemsOf(action, request, response);
  }
}

const nothing = { set: {}, unset: [], needs: [], lacks: [] };

/** The response lists the items that Lex took; the others it refused, and they changed nothing. */
function itemsOf(action: string, request: Doc, response: Doc): Part {
  const taken = listOf(response.resources).map((one) => docOf(one) ?? {});
  const asked = listOf(request.customVocabularyItemList).map((one) => docOf(one) ?? {});
  const ids = taken.map(({ itemId }) => String(itemId));
  if (action.startsWith('BatchDelete')) return { ...nothing, into: 'items', unset: ids, needs: ids };
  const contents = taken.map((item): [string, Json] => {
    const said = asked.find(({ itemId }) => itemId === item.itemId) ?? item;
    return [String(item.itemId), without({ ...item, ...said }, ['itemId'])];
  });
  const isNew = action.startsWith('BatchCreate');
  return {
    ...{ into: 'items', set: Object.fromEntries(contents), unset: [] },
    ...(isNew ? { needs: [], lacks: ids } : { needs: ids, lacks: [] }),
  };
}

/** The statement that Lex adds to the policy, in the words of a policy. */
function statementOf(request: Doc): Doc {
  return {
    Sid: request.statementId ?? '',
    Effect: request.effect ?? '',
    Principal: { AWS: listOf(request.principal).map((one) => docOf(one)?.arn ?? '') },
    Action: request.action ?? [],
  };
}
