import { parsePolicy, policyStatement } from '../../change/policy';
import { isObject, type JsonObject, textOf } from '../../model/json';
import type { NamedEvent } from '../../model/named';
import { listed } from '../words';
import { conditionWords } from './policy-condition';
import { nameText } from './reading';
import { serviceName } from './service-name';

/** Whom a resource policy lets in. */
export interface Grant {
  /** `account 444455556666 and Amazon Connect`; `everyone` where the policy is open. */
  readonly who: string;
  readonly isOpen: boolean;
  /** After a space, what limits it: `(limited to account 111122223333)`, `under a condition`; empty for no condition. */
  readonly condition: string;
}

/** Whom the policy or the statement of a call lets in; undefined where it lets in nobody or cannot be read. */
export function grantOf(named: NamedEvent): Grant | undefined {
  const allowing = statements(named).filter(({ effect }) => effect === 'Allow');
  const principals = [...new Set(allowing.flatMap(({ principals }) => principals))];
  if (principals.length === 0) return undefined;
  const open = allowing.filter(({ principals }) => principals.includes(everyone));
  return {
    who: open.length > 0 ? everyone : listed(principals),
    isOpen: open.length > 0,
    condition: commonCondition(open.length > 0 ? open : allowing),
  };
}

/** The limits of statements that together let in whom any of them does. */
function commonCondition(statements: readonly AccessStatement[]): string {
  const [first = '', ...others] = new Set(statements.map(({ condition }) => condition));
  if (others.length === 0) return first;
  return first === '' || others.includes('') ? '' : ' under conditions';
}

const everyone = 'everyone';

interface AccessStatement {
  readonly effect?: string;
  readonly principals: readonly string[];
  readonly condition: string;
}

/** The statements of a whole policy (JSON text), or the one statement that the call itself is. */
function statements({ event }: NamedEvent): readonly AccessStatement[] {
  if (!isObject(event.request)) return [];
  const text = textOf(event.request.policy);
  const found = text === undefined ? [policyStatement(event.request)] : parsePolicy(text).Statement;
  return (Array.isArray(found) ? found : []).filter(isObject).map(readStatement);
}

function readStatement(statement: JsonObject): AccessStatement {
  const { Principal: principal, Condition: condition } = statement;
  const effect = textOf(statement.Effect);
  // Naming who is kept out lets in all others.
  if (statement.NotPrincipal !== undefined)
    return { effect, principals: [everyone], condition: ' under a condition' };
  const named = isObject(principal) ? Object.values(principal).flat() : [principal];
  return {
    effect,
    principals: texts(named).map(principalWords),
    condition: conditionWords(condition),
  };
}

function principalWords(principal: string): string {
  if (principal === '*') return everyone;
  if (/^\d{12}$/.test(principal)) return `account ${principal}`;
  const [, account, resource] = /^arn:[^:]*:(?:iam|sts)::(\d{12}):(.+)$/s.exec(principal) ?? [];
  if (account === undefined || resource === undefined) return serviceName(principal) ?? nameText(principal);
  if (resource === 'root') return `account ${account}`;
  const [kind = '', ...path] = resource.split('/');
  return `${kind} ${nameText(path.at(-1) ?? '')} of account ${account}`;
}

function texts(values: readonly unknown[]): readonly string[] {
  return values.filter((value): value is string => typeof value === 'string');
}
