import { permissionSetOf } from '../../model/permission-set';
import { positionOf } from '../../model/position';
import type { StoredRow } from '../../model/stored';
import { type FieldName, firstKinds } from '../filter/field-table';
import type { Term } from '../filter/filter';
import { botJudge, resourceJudge } from './name-judges';
import { addressTest, type TextTest, wholeText } from './value-tests';
import type { FirstKind, Judge, JudgeOf } from './verdict';
import {
  changedJudge,
  hasJudge,
  keyJudge,
  pathJudge,
  servesJudge,
  textJudge,
  userAgentJudge,
} from './whole-judges';

/** How every field judges. */
export const fieldJudges: Readonly<Record<FieldName, JudgeOf>> = {
  bot: botJudge,
  intent: resourceJudge,
  slot: resourceJudge,
  slottype: resourceJudge,
  locale: resourceJudge,
  alias: resourceJudge,
  version: resourceJudge,
  serves: servesJudge,
  actor: (term) => {
    const isActor = wholeText(term);
    return ({ row: { actor, alsoKnownAs = [] } }) => isActor(actor) || alsoKnownAs.some(isActor);
  },
  role: (term) => {
    const isRole = wholeText(term);
    return ({ row: { role } }) => role !== undefined && [role, permissionSetOf(role) ?? role].some(isRole);
  },
  session: rowText((row) => row.session),
  key: keyJudge,
  account: rowText((row) => row.account),
  region: rowText((row) => row.region),
  event: rowText((row) => row.action),
  effect: rowText((row) => row.effect),
  outcome: rowText((row) => row.outcome),
  error: rowText((row) => row.error),
  network: rowText((row) => row.network),
  tool: rowText((row) => row.tool),
  lex: rowText((row) => row.lex),
  mfa: rowText((row) => (row.mfa === undefined ? undefined : yesNo(row.mfa))),
  root: rowText((row) => yesNo(row.root === true)),
  service: (term) => {
    const isService = wholeText(term);
    return ({ row }) => isService(row.service) || isService(shortService(row.service));
  },
  since: timeJudge,
  until: timeJudge,
  on: timeJudge,
  ip: (term) => ofRow((row) => row.ip, addressTest(term)),
  country: (term, { country }) => ofRow((row) => country?.(row.ip), wholeText(term)),
  id: (term) => {
    const beginnings = term.values.flatMap((value) =>
      value.kind === 'text' ? [value.text.toLowerCase()] : [],
    );
    return ({ row }) => beginnings.some((beginning) => row.id.toLowerCase().startsWith(beginning));
  },
  first: (term, { firstSeen }) => {
    const kinds = firstKindsOf(term);
    return ({ row }) =>
      kinds.some((kind) => firstSeen?.firstSeen(row.scope, kind, row[kind]) === positionOf(row));
  },
  changed: changedJudge,
  ua: userAgentJudge,
  'req.*': pathJudge,
  'resp.*': pathJudge,
  has: hasJudge,
  text: textJudge,
};

/** What a term `first:` asks of. */
export function firstKindsOf(term: Term): readonly FirstKind[] {
  return firstKinds.filter(wholeText(term));
}

function rowText(read: (row: StoredRow) => string | undefined): JudgeOf {
  return (term) => ofRow(read, wholeText(term));
}

function ofRow(read: (row: StoredRow) => string | undefined, test: TextTest): Judge {
  return ({ row }) => {
    const text = read(row);
    return text !== undefined && test(text);
  };
}

function timeJudge({ values }: Parameters<JudgeOf>[0]): Judge {
  const spans = values.filter((value) => value.kind === 'span');
  return ({ row: { instant } }) =>
    spans.some(
      ({ from, before }) =>
        (from === undefined || instant >= from) && (before === undefined || instant < before),
    );
}

function shortService(service: string): string {
  return service.replace(/\.amazonaws\.com(?:\.cn)?$/, '');
}

function yesNo(is: boolean): 'yes' | 'no' {
  return is ? 'yes' : 'no';
}
