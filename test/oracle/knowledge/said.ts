import { type Doc, docOf, type Json, listOf, only, textOf } from '../lex/json';
import { homeOfArn, type Noun, nounNamed } from '../lex/nouns';
import type { TrailRecord } from '../trail/record';
import { type Part, partOf } from './parts';

/** What one record says, to somebody who knows Lex and nothing else. */
export interface Said {
  readonly id: string;
  readonly action: string;
  /** When Lex did it, in epoch milliseconds, both inclusive: one moment where the response tells it, else the second. */
  readonly from: number;
  readonly to: number;
  /** The bot it was about; absent where the record does not say. */
  readonly bot?: string;
  /** Where in the bot; absent where the record does not say. */
  readonly place?: string;
  readonly deed: Deed;
}

export type Deed =
  /** Made a thing, or said anew all of what it is; without a document CloudTrail left out what. */
  | { readonly kind: 'make' | 'update'; readonly doc?: Doc; readonly noun: string; readonly request: Doc }
  | { readonly kind: 'end' }
  | { readonly kind: 'part'; readonly part: Part }
  /** Said anew a whole policy, or that it or a vocabulary is gone: an empty document. */
  | {
      readonly kind: 'aspect';
      readonly doc: Doc;
      readonly needs: 'something' | 'nothing' | 'any';
      readonly revision?: Revision;
    }
  /** Accepted a file; `place` is what it is brought into, or `botName` the name of the bot. */
  | { readonly kind: 'import'; readonly botName?: string };

/** The revision of a policy that a call expects, and the one that it leaves. */
export interface Revision {
  readonly expected?: string;
  readonly left?: string;
}

/** Undefined for a call that changed nothing: one that was refused, or that only reads or builds. */
export function saidBy(record: TrailRecord): Said | undefined {
  if (record.errorCode !== undefined) return undefined;
  const action = textOf(record.eventName) ?? '';
  const read = readers.find(([name]) => name.test(action))?.[1];
  const found = read?.(action, contentsOf(record));
  return found && { id: record.eventID, action, ...intervalOf(record), ...found };
}

export interface Contents {
  /** Undefined where CloudTrail left it out. */
  readonly request?: Doc;
  readonly response?: Doc;
}

function contentsOf(record: TrailRecord): Contents {
  const kept = (part: Json | undefined) => {
    const doc = docOf(part) ?? {};
    return doc.omitted === 'true' ? undefined : doc;
  };
  return { request: kept(record.requestParameters), response: kept(record.responseElements) };
}

type Found = Pick<Said, 'bot' | 'place' | 'deed'>;
type Reader = (action: string, contents: Contents) => Found;

const readers: readonly (readonly [RegExp, Reader])[] = [
  [/^StartImport$/, importSaid],
  [/^(?:Tag|Untag)Resource$|ResourcePolicyStatement$|^Batch/, partSaid],
  [/ResourcePolicy$/, policySaid],
  [/^(?:Create|Update|Delete)[A-Z]/, thingSaid],
];

function thingSaid(action: string, { request, response }: Contents): Found {
  const [, verb, name = ''] = /^(Create|Update|Delete)(.+)$/.exec(action) ?? [];
  const noun = nounNamed(name);
  if (noun === undefined) throw new Error(`the model does not know ${action}`);
  const ids: Doc = { ...response, ...request };
  const where = { bot: textOf(ids.botId), place: placeOf(noun, ids) };
  if (verb === 'Delete') return { ...where, deed: { kind: 'end' } };
  const told = request ?? response;
  const doc =
    told &&
    only(
      told,
      noun.content.filter((member) => member !== noun.own),
    );
  return {
    ...where,
    deed: { kind: verb === 'Create' ? 'make' : 'update', doc, noun: name, request: told ?? {} },
  };
}

function placeOf(noun: Noun, ids: Doc): string | undefined {
  const isNamed = [...noun.parents, noun.own].every((member) => ids[member] !== undefined);
  return isNamed ? noun.place(ids) : undefined;
}

function partSaid(action: string, { request = {}, response = {} }: Contents): Found {
  return { ...aspectOf(action, request), deed: { kind: 'part', part: partOf(action, request, response) } };
}

function aspectOf(action: string, request: Doc): Pick<Said, 'bot' | 'place'> {
  if (action.startsWith('Batch')) {
    return { bot: textOf(request.botId), place: `DRAFT/${request.localeId}/vocabulary` };
  }
  const home = homeOfArn(request.resourceARN ?? request.resourceArn);
  const aspect = action.includes('Policy') ? 'policy' : 'tags';
  return { bot: home?.bot, place: home?.home ? `${home.home}/${aspect}` : aspect };
}

function policySaid(action: string, { request = {}, response = {} }: Contents): Found {
  const policy = docOf(JSON.parse(textOf(request.policy) ?? '{}')) ?? {};
  const revision = { expected: textOf(request.expectedRevisionId), left: textOf(response.revisionId) };
  const doc: Doc = action.startsWith('Delete') ? {} : { Statement: listOf(policy.Statement) };
  const needs = action.startsWith('Create') ? 'nothing' : 'something';
  return { ...aspectOf(action, request), deed: { kind: 'aspect', doc, needs, revision } };
}

function importSaid(_: string, { request = {} }: Contents): Found {
  const specification = docOf(request.resourceSpecification) ?? {};
  const locale = docOf(specification.botLocaleImportSpecification);
  if (locale !== undefined) {
    return { bot: textOf(locale.botId), place: `DRAFT/${locale.localeId}`, deed: { kind: 'import' } };
  }
  return { deed: { kind: 'import', botName: textOf(docOf(specification.botImportSpecification)?.botName) } };
}

/** Lex says when it did the work: of a Create when the thing was made, of an Update when it was changed last. */
function intervalOf(record: TrailRecord): Pick<Said, 'from' | 'to'> {
  const start = Date.parse(String(record.eventTime));
  const response = docOf(record.responseElements) ?? {};
  const isUpdate = String(record.eventName).startsWith('Update');
  const moment = isUpdate ? response.lastUpdatedDateTime : response.creationDateTime;
  if (typeof moment !== 'number') return { from: start, to: start + 999 };
  const ms = Math.round(moment * 1000);
  return { from: ms, to: ms };
}
