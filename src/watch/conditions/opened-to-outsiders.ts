import { keysOf } from '../../change/list-kinds';
import { comparableStatement, parsePolicy, policyStatement } from '../../change/policy';
import { isObject, type JsonObject, textOf } from '../../model/json';
import type { NamedEvent } from '../../model/named';
import { type PathDifference, pathDifferencesOf } from './differences';
import { letsInOutsiders, namesAnother } from './outsiders';

/**
 * The call lets in somebody from outside the account who was not let in before: another account, everyone,
 * or a service that no condition keeps to this account.
 */
export function isOpenedToOutsiders(named: NamedEvent): boolean {
  const statements = statementsOf(named);
  const keys = keysOf('Statement', statements);
  const isNew = newnessOf(named);
  return statements.some(
    (statement, index) =>
      isNew(keys[index] ?? '', statement) && letsInOutsiders(statement, named.event.account),
  );
}

function statementsOf({ event }: NamedEvent): readonly JsonObject[] {
  if (!isObject(event.request)) return [];
  const text = textOf(event.request.policy);
  const statements = text === undefined ? [policyStatement(event.request)] : parsePolicy(text).Statement;
  return (Array.isArray(statements) ? statements : []).filter(isObject).map(comparableStatement);
}

/** Where the policy before is known, only statements that are new or let in more than before count. */
function newnessOf(named: NamedEvent): (key: string, statement: JsonObject) => boolean {
  if (named.change?.against !== 'earlier') return () => true;
  const differences = pathDifferencesOf(named).filter(({ path }) => path[0] === 'Statement');
  // What a denial kept out, any other statement may let in now.
  if (differences.some(isDenialGone)) return () => true;
  const widened = keysIn(differences.filter(isWidening));
  const conditioned = keysIn(
    differences.filter(({ difference, path }) => path[2] === 'Condition' && difference.kind !== 'removed'),
  );
  // A condition that names another account is there to let it in, even if it keeps out all others.
  return (key, { Condition }) =>
    widened.has(key) || (conditioned.has(key) && namesAnother(Condition, named.event.account));
}

/** The keys of the statements that differ. */
function keysIn(differences: readonly PathDifference[]): ReadonlySet<string> {
  return new Set(differences.map(({ path }) => path[1] ?? ''));
}

/**
 * Taking away a condition lets in more, taking away anything else less; and the other way round. Of the
 * values of a condition any may hold, so one more lets in more, but where the operator negates.
 */
function isWidening({ difference: { kind }, path }: PathDifference): boolean {
  const [, , element, operator = '', , value] = path;
  const isRestriction = element === 'Condition' && (value === undefined || operator.includes('Not'));
  return isRestriction ? kind !== 'added' : kind !== 'removed';
}

function isDenialGone({ difference, path }: PathDifference): boolean {
  if (difference.kind !== 'removed' || path.length !== 2) return false;
  return isObject(difference.before) && difference.before.Effect === 'Deny';
}
