import { keysOf } from '../../change/list-kinds';
import { parsePolicy, policyStatement } from '../../change/policy';
import { isObject, type JsonObject, type JsonValue, textOf } from '../../model/json';
import type { NamedEvent } from '../../model/named';
import { type PathDifference, pathDifferencesOf } from './differences';

/** The call lets in another account, or everyone, who was not let in so far before. */
export function isOpenedToOutsiders(named: NamedEvent): boolean {
  const statements = statementsOf(named);
  const keys = keysOf('Statement', statements);
  const isNew = newnessOf(named);
  return statements.some(
    (statement, index) => isNew(keys[index] ?? '') && letsInOutsiders(statement, named.event.account),
  );
}

function statementsOf({ event }: NamedEvent): readonly JsonObject[] {
  if (!isObject(event.request)) return [];
  const text = textOf(event.request.policy);
  const found = text === undefined ? [policyStatement(event.request)] : parsePolicy(text).Statement;
  return (Array.isArray(found) ? found : []).filter(isObject);
}

/** Where the policy before is known, only statements that are new or let in more than before count. */
function newnessOf(named: NamedEvent): (key: string) => boolean {
  if (named.change?.against !== 'earlier') return () => true;
  const wider = pathDifferencesOf(named).filter(isWidening);
  const keys = new Set(wider.flatMap(({ path }) => (path[0] === 'Statement' ? [path[1] ?? ''] : [])));
  return (key) => keys.has(key);
}

/** Taking away a condition lets in more, taking away anything else less; and the other way round. */
function isWidening({ difference: { kind }, path }: PathDifference): boolean {
  return path[2] === 'Condition' ? kind !== 'added' : kind !== 'removed';
}

function letsInOutsiders(statement: JsonObject, account: string): boolean {
  if (statement.Effect !== 'Allow') return false;
  // Naming who is kept out lets in all others.
  if (statement.NotPrincipal !== undefined) return true;
  return principalsOf(statement.Principal).some((principal) => isOutsider(principal, account));
}

/** Those of accounts: a service such as Amazon Connect is let in on behalf of its customers. */
function principalsOf(principal: JsonValue | undefined): readonly JsonValue[] {
  if (!isObject(principal)) return listOf(principal);
  return Object.entries(principal).flatMap(([kind, named]) => (kind === 'Service' ? [] : listOf(named)));
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as JsonValue];
}

/** IAM user guide, Principal: an account by its number or root ARN, its users and roles by ARN, `*` for anybody. */
function isOutsider(principal: JsonValue, account: string): boolean {
  const [owner] = /(?<=^|^arn:[\w-]+:(?:iam|sts)::)\d{12}(?=$|:)/.exec(String(principal)) ?? [];
  return owner !== account;
}
