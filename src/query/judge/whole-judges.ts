import type { JsonValue } from '../../model/json';
import { resourcesInScope } from '../../model/resources-in-scope';
import type { StoredEvent, StoredRow } from '../../model/stored';
import { rowTexts } from '../../store/schema';
import { presences } from '../filter/field-table';
import { hasText, valuesAt } from './json-walk';
import { namesOfResource } from './name-judges';
import { jsonTest, pathTest, wholeText, withinText } from './value-tests';
import type { Judge, JudgeOf, Verdict } from './verdict';

/** On the paths of the change; a row may hold the first of them only. */
export const changedJudge: JudgeOf = (term) => {
  const isAsked = pathTest(term);
  return ({ row, whole }) => {
    const { changed = [], changes = 0 } = row;
    if (changed.some(isAsked)) return true;
    return changes > changed.length && !whole ? undefined : false;
  };
};

export const userAgentJudge: JudgeOf = (term) => {
  const isAsked = withinText(term);
  return ofWhole(({ event }) => event.userAgent !== undefined && isAsked(event.userAgent));
};

/** The key that a call was made with, and those that it is about: STS and IAM answer with the ones that they make. */
export const keyJudge: JudgeOf = (term) => {
  const isAsked = wholeText(term);
  return ofWhole(({ event: { identity, request, response } }) => {
    const about = [request, response].flatMap((part) => keyPaths.flatMap((path) => valuesAt(part, path)));
    return [identity.accessKeyId, ...about].some((key) => typeof key === 'string' && isAsked(key));
  });
};

const keyPaths = ['accessKeyId', 'accessKey.accessKeyId', 'credentials.accessKeyId'] as const;

/** A call that made an alias, or pointed it to another version. */
export const servesJudge: JudgeOf = (term) => {
  const isAsked = wholeText(term);
  return ({ row, whole }) => {
    if (row.lane !== 'state' || row.resourceType !== 'bot-alias') return false;
    if (!whole) return undefined;
    const { event, change } = whole;
    const isMoved = change?.differences.some(({ path }) => path === 'botVersion') === true;
    if (!isMoved && !event.action.startsWith('Create')) return false;
    return valuesAt(event.request, 'botVersion').some((to) => typeof to === 'string' && isAsked(to));
  };
};

/** A value of the request or response, by its path. */
export const pathJudge: JudgeOf = (term) => {
  const isAsked = jsonTest(term);
  const side = term.field === 'req.*' ? 'request' : 'response';
  return ofWhole(({ event }) => valuesAt(event[side], term.path ?? '').some(isAsked));
};

/** Text anywhere: in the row, in names of the things it is about, in every value of the record. */
export const textJudge: JudgeOf = (term, { names }) => {
  const isAsked = withinText(term);
  return ({ row, whole }) => {
    if (searchedRowFields.some((name) => hasText(row[name], isAsked))) return true;
    if (resourcesInScope(row).some((thing) => namesOfResource(row, thing, names).some(isAsked))) return true;
    if (names.everNamed(row.scope, '').some(isAsked)) return true;
    return whole ? hasText(wordsOf(whole), isAsked) : undefined;
  };
};

/** Whether there is one of what is asked for. */
export const hasJudge: JudgeOf = (term) => {
  const isAsked = wholeText(term);
  const judges = presences.filter(isAsked).map((presence) => presenceJudges[presence]);
  return (subject) => anyVerdict(judges.map((judge) => judge(subject)));
};

const presenceJudges: Readonly<Record<(typeof presences)[number], Judge>> = {
  error: ({ row }) => row.outcome !== 'ok',
  change: ({ row }) => (row.changes ?? 0) > 0,
  bot: ofRow((row) => row.bot),
  name: ofRow((row) => row.name),
  role: ofRow((row) => row.role),
  session: ofRow((row) => row.session),
  mfa: ({ row }) => row.mfa === true,
  root: ({ row }) => row.root === true,
  request: ofWhole(({ event }) => hasContent(event.request)),
  response: ofWhole(({ event }) => hasContent(event.response)),
  omitted: ofWhole(({ event }) => event.omitted.length > 0),
  problem: ofWhole(({ event }) => event.problems.length > 0),
  file: ofWhole(({ file }) => file !== undefined),
};

const searchedRowFields = [...rowTexts, 'id', 'time', 'scope', 'place', 'changed'] as const;

function wordsOf({ event, change, file }: StoredEvent): readonly unknown[] {
  const { request, response, received, identity, userAgent, toolDetail, errorMessage, arn, problems } = event;
  const differences = change?.differences.map(({ kind: _, ...words }) => words);
  return [
    request,
    response,
    received,
    identity,
    userAgent,
    toolDetail,
    errorMessage,
    arn,
    problems,
    differences,
    file,
  ];
}

function hasContent(value: JsonValue): boolean {
  return typeof value === 'object' ? value !== null && Object.keys(value).length > 0 : true;
}

function ofRow(read: (row: StoredRow) => unknown): Judge {
  return ({ row }) => read(row) !== undefined;
}

function ofWhole(test: (whole: StoredEvent) => boolean): Judge {
  return ({ whole }) => (whole ? test(whole) : undefined);
}

function anyVerdict(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(true)) return true;
  return verdicts.includes(undefined) ? undefined : false;
}
