import { isObject, type JsonObject, type JsonValue, textOf } from '../model/json';

/** A resource policy from its JSON text, its statements always a list; text that is no policy stays as it is. */
export function parsePolicy(text: string): JsonObject {
  const policy = parsed(text);
  if (!isObject(policy)) return { policy: text };
  return isObject(policy.Statement) ? { ...policy, Statement: [policy.Statement] } : policy;
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

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return null;
  }
}
