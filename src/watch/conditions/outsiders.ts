import { isObject, type JsonObject, type JsonValue } from '../../model/json';

/** Whether a statement in comparable form lets in anybody who is not surely of this account. */
export function letsInOutsiders(statement: JsonObject, account: string): boolean {
  if (statement.Effect !== 'Allow' || isKeptToAccount(statement.Condition, account)) return false;
  // Naming who is kept out lets in all others.
  if (statement.NotPrincipal !== undefined) return true;
  const { Principal: principals } = statement;
  if (!isObject(principals)) return principals !== undefined;
  return Object.entries(principals).some(([kind, named]) =>
    listOf(named).some((principal) => isOutsider(kind, principal, account)),
  );
}

/**
 * IAM user guide, "AWS JSON policy elements: Principal": an account by its number, its users, roles and
 * identity providers by ARN. A service acts for whichever customer asks it (the confused deputy), so it is an outsider too, if
 * no condition keeps it to the account.
 */
function isOutsider(kind: string, principal: JsonValue, account: string): boolean {
  if (kind === 'Service') return true;
  const [owner] = /(?<=^|^arn:[\w-]+:(?:iam|sts)::)\d{12}(?=$|:)/.exec(String(principal)) ?? [];
  return owner !== account;
}

/** Whether one of the conditions, which must all hold, is met by this account alone. */
function isKeptToAccount(condition: JsonValue | undefined, account: string): boolean {
  return demandsIn(condition).some(
    ([key, values]) => values.length > 0 && values.every((value) => isOfAccount(key, value, account)),
  );
}

/** Whether a condition names an account other than this one, which it lets in. */
export function namesAnother(condition: JsonValue | undefined, account: string): boolean {
  return demandsIn(condition).some(([key, values]) =>
    values.some((value) => accountIn(key, value) !== undefined && !isOfAccount(key, value, account)),
  );
}

/** Operators that fail where the key is absent; those with `IfExists` or `ForAllValues` then hold. */
const demands = /^(?:ForAnyValue:)?(?:StringEquals(?:IgnoreCase)?|StringLike|ArnEquals|ArnLike)$/;

/** What a condition demands: keys, and the values of which each must be one. */
function demandsIn(condition: JsonValue | undefined): readonly (readonly [string, readonly JsonValue[]])[] {
  if (!isObject(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    demands.test(operator) && isObject(keys)
      ? Object.entries(keys).map(([key, values]) => [key, listOf(values)] as const)
      : [],
  );
}

function isOfAccount(key: string, value: JsonValue, account: string): boolean {
  return accountIn(key, value) === account;
}

/** The account that a value names by its number or by an ARN; a wildcard within it is the text of none. */
function accountIn(key: string, value: JsonValue): string | undefined {
  const name = key.toLowerCase();
  if (name === 'aws:sourceaccount' || name === 'aws:principalaccount') return String(value);
  if (name !== 'aws:sourcearn' && name !== 'aws:principalarn') return undefined;
  return String(value).split(':')[4];
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as JsonValue];
}
