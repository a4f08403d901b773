import { decodePart, encodePart } from './place';

/** What a scope's ARN names. */
export interface ScopeResource {
  /** `bot-named`: a bot of which only the name is known. */
  readonly kind: 'bot' | 'bot-named' | 'intent' | 'slottype' | 'test-set';
  /** In Lex V1, and where only the name is known, the id is the name. */
  readonly id: string;
  readonly isName: boolean;
  readonly region: string;
  readonly account: string;
  /** All before the resource: `arn:aws:lex:eu-west-1:111122223333:`. */
  readonly root: string;
}

/** The resource that a scope is the history of; undefined for a day's calls that belong to no resource. */
export function readScope(scope: string): ScopeResource | undefined {
  const [, root, region, account, kind, separator, id] = scopePattern.exec(scope) ?? [];
  if (root === undefined || region === undefined || account === undefined || id === undefined)
    return undefined;
  return {
    kind: kind as ScopeResource['kind'],
    id: decodePart(id),
    isName: separator === ':' || kind === 'bot-named',
    region,
    account,
    root,
  };
}

/** The inverse of `readScope`. */
export function scopeOf({ root, kind, id, isName }: Omit<ScopeResource, 'region' | 'account'>): string {
  const separator = isName && kind !== 'bot-named' ? ':' : '/';
  return `${root}${kind}${separator}${encodePart(id)}`;
}

/** Whether a scope is the ARN of a bot (V2), or of a bot by its name (V1). */
export function isBotScope(scope: string): boolean {
  return botScope.test(scope);
}

/** The id (V2) or name (V1) of the bot that a scope belongs to; undefined where it is no bot's. */
export function botOf(scope: string): string | undefined {
  const resource = readScope(scope);
  return resource?.kind === 'bot' || resource?.kind === 'bot-named' ? resource.id : undefined;
}

const scopePattern = /^(arn:[^:]*:lex:([^:]*):([^:]*):)(bot|bot-named|intent|slottype|test-set)([:/])(.*)$/s;
const botScope = /^arn:[^:]*:lex:[^:]*:[^:]*:(?:bot[/:]|bot-named\/)/;
