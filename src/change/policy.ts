import { isObject, type JsonObject, type JsonValue, parsedJson, textOf } from '../model/json';

/** A resource policy from its JSON text, its statements always a list; text that is no policy stays as it is. */
export function parsePolicy(text: string): JsonObject {
  const policy = parsedJson(text);
  if (!isObject(policy)) return { policy: text };
  return isObject(policy.Statement) ? { ...policy, Statement: [policy.Statement] } : policy;
}

/**
 * Two states in the one form in which policies are compared, as the same policy can be written in many:
 * what may be one value or a list is a list, everyone and an account are written one way, and what Lex
 * fills in (the version, the resource that has the policy) is no difference to leaving it out. States
 * of other resources are given back as they are.
 */
export function comparable(before: JsonObject, after: JsonObject): readonly [JsonObject, JsonObject] {
  if (!Array.isArray(before.Statement) && !Array.isArray(after.Statement)) return [before, after];
  return [comparablePolicy(before, after), comparablePolicy(after, before)];
}

function comparablePolicy({ Version, Statement, ...rest }: JsonObject, other: JsonObject): JsonObject {
  const anywhere = new Set(
    objectsIn(other.Statement)
      .filter(isAnywhere)
      .map(({ Sid }) => Sid),
  );
  const statements = Array.isArray(Statement)
    ? Statement.map((each: JsonValue) =>
        isObject(each) ? comparableStatement(anywhere.has(each.Sid) ? withoutResource(each) : each) : each,
      )
    : Statement;
  return {
    ...(Version !== undefined && Version !== filledVersion && { Version }),
    ...rest,
    ...(statements !== undefined && { Statement: statements }),
  };
}

const filledVersion = '2012-10-17';

function isAnywhere({ Resource, NotResource }: JsonObject): boolean {
  return Resource === undefined && NotResource === undefined;
}

function withoutResource({ Resource, ...statement }: JsonObject): JsonObject {
  return statement;
}

function objectsIn(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** IAM user guide, "IAM JSON policy elements reference": elements that may be one value or a list of them. */
const listElements: ReadonlySet<string> = new Set(['Action', 'NotAction', 'Resource', 'NotResource']);

/** A statement with lists where one value or a list may be, and every principal written one way. */
export function comparableStatement(statement: JsonObject): JsonObject {
  return mapped(statement, (value, element) => {
    if (listElements.has(element)) return listOf(value);
    if (element === 'Principal' || element === 'NotPrincipal') return comparablePrincipal(value);
    return element === 'Condition' && isObject(value) ? comparableCondition(value) : value;
  });
}

function comparablePrincipal(principal: JsonValue): JsonValue {
  const named = principal === '*' ? { AWS: '*' } : principal;
  if (!isObject(named)) return named;
  return mapped(named, (value, kind) => (kind === 'AWS' ? listOf(value).map(account) : listOf(value)));
}

/** "You can specify the account ARN, or a shortened form": both name the account. */
function account(principal: JsonValue): JsonValue {
  const [, id] = /^arn:[\w-]+:iam::(\d{12}):root$/.exec(String(principal)) ?? [];
  return id ?? principal;
}

/** Names of condition keys have no case, and the order of their values means nothing. */
function comparableCondition(condition: JsonObject): JsonObject {
  return mapped(condition, (keys) =>
    isObject(keys)
      ? Object.fromEntries(
          Object.entries(keys).map(([key, value]) => [
            key.replace(/^aws:/i, 'aws:'),
            listOf(value ?? null).toSorted((one, other) => (String(one) < String(other) ? -1 : 1)),
          ]),
        )
      : keys,
  );
}

function mapped(object: JsonObject, change: (value: JsonValue, name: string) => JsonValue): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, value === undefined ? value : change(value, name)]),
  );
}

function listOf(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? value : [value];
}

/** The statement that CreateResourcePolicyStatement adds, in the words of a policy. */
export function policyStatement(request: JsonObject): JsonObject {
  const principals = Array.isArray(request.principal) ? request.principal.filter(isObject) : [];
  const named = [
    ['AWS', principals.flatMap(({ arn }) => textOf(arn) ?? [])],
    ['Service', principals.flatMap(({ service }) => textOf(service) ?? [])],
  ] as const;
  const statement: JsonObject = {
    Sid: request.statementId,
    Effect: request.effect,
    Principal: Object.fromEntries(named.filter(([, names]) => names.length > 0)),
    Action: request.action,
    Condition: request.condition,
  };
  return Object.fromEntries(
    Object.entries(statement).filter(([, said]) => said !== undefined && said !== null),
  );
}
