import { effects, networks, outcomes, tools } from '../../model/event';

/** What a field's values are, and so how they are read. */
export type ValueKind =
  | 'text'
  | 'literal'
  | 'choice'
  | 'yesno'
  | 'version'
  | 'time'
  | 'address'
  | 'country'
  | 'id'
  | 'path'
  | 'changes';

export interface FieldDescription {
  readonly name: string;
  readonly takes: ValueKind;
  /** The only values there are, of a `choice`. */
  readonly values?: readonly string[];
  readonly meaning: string;
  readonly examples: readonly string[];
}

/** What `first:` asks of. */
export const firstKinds = ['actor', 'ip', 'tool'] as const;

/** What `has:` asks for. */
export const presences = [
  'error',
  'change',
  'request',
  'response',
  'bot',
  'name',
  'role',
  'session',
  'mfa',
  'root',
  'omitted',
  'problem',
  'file',
] as const;

/** The fields of the filter language: the parser, `lextrail help filter` and the documentation read this. */
export const fieldTable = [
  text('bot', 'name or id of the bot, whatever it was called then', ['bot:OrderFlowers', 'bot:Bank*']),
  text('intent', 'name or id of the intent the call is about or within', ['intent:BookHotel']),
  text('slot', 'name or id of the slot', ['slot:CheckInDate']),
  text('slottype', 'name or id of the slot type', ['slottype:FlowerTypes']),
  text('locale', 'language of the bot', ['locale:en_US', 'locale:en_*']),
  text('alias', 'name or id of the alias', ['alias:PROD', 'alias:TSTALIASID']),
  field('version', 'version', 'DRAFT or a number', ['version:DRAFT', 'version:>3', 'version:2..5']),
  field('serves', 'version', 'version that this call pointed an alias to', ['serves:8', 'serves:>3']),
  text('actor', 'person or workload that called', ['actor:alice', 'actor:*-deploy']),
  text('role', 'role of the session that made the call, or its permission set', ['role:Dev']),
  field('session', 'literal', 'one sign-in, as events show it', ['session:AROA*']),
  field('key', 'literal', 'access key of the call, or one that it created, issued or changed', [
    'key:AKIA3OFTCQ9H52022GBB',
    'key:ASIA*',
  ]),
  text('account', 'AWS account', ['account:111122223333']),
  text('region', 'AWS Region', ['region:eu-west-1', 'region:us-*']),
  text('event', 'operation, as CloudTrail names it', ['event:UpdateIntent', 'event:Delete*']),
  choice('effect', effects, 'what the call does', ['effect:write']),
  choice('outcome', outcomes, 'how it ended; error is neither denied nor throttled', [
    'outcome:denied',
    'outcome:denied,error',
  ]),
  text('error', 'error code', ['error:ThrottlingException', 'error:*NotFound*']),
  field('since', 'time', 'from this time on; a day from its start', ['since:7d', 'since:2026-11-01T09:00Z']),
  field('until', 'time', 'up to this time; a day to its end', ['until:2026-11-08', 'until:1h30m']),
  field('on', 'time', 'on this day, or from day to day', ['on:yesterday', 'on:2026-11-01..2026-11-08']),
  field('ip', 'address', 'source address, CIDR block or service', ['ip:203.0.113.0/24', 'ip:2001:db8::/32']),
  choice('network', networks, 'kind of network it came from', ['network:aws-service']),
  field('country', 'country', 'country of the address, two letters; needs --mmdb', ['country:DE']),
  choice('tool', tools, 'what the call was made with', ['tool:console']),
  text('ua', 'text within the user agent', ['ua:Boto3']),
  field('mfa', 'yesno', 'whether CloudTrail says MFA was used or not', ['mfa:no']),
  field('root', 'yesno', 'whether the root user called', ['root:yes']),
  field('changed', 'changes', 'path of the configuration that changed, or a path above it', [
    'changed:slotTypeValues*',
    'changed:fulfillmentCodeHook',
  ]),
  choice('first', firstKinds, 'first time that this bot saw it', ['first:actor']),
  field('req.*', 'path', 'a value of the request, by its path', [
    'req.intentName:Book*',
    'req.idleSessionTTLInSeconds:>300',
  ]),
  field('resp.*', 'path', 'a value of the response, by its path', ['resp.botStatus:Creating']),
  field('id', 'id', 'event id, or its first 8 characters or more', ['id:5d21f0c8']),
  choice('has', presences, 'whether there is one; has:error is any outcome but ok', [
    'has:error',
    '-has:change',
  ]),
  text('service', 'AWS service that was called', ['service:lex', 'service:iam.amazonaws.com']),
  choice('lex', ['V1', 'V2'], 'which Lex API', ['lex:V2']),
  field(
    'text',
    'literal',
    'text anywhere in the event, also within utterances; what a word without a field asks',
    ['text:hotel', '"book a hotel"'],
  ),
] as const satisfies readonly FieldDescription[];

export type FieldName = (typeof fieldTable)[number]['name'];

const byName: ReadonlyMap<string, FieldDescription> = new Map(fieldTable.map((row) => [row.name, row]));

export function fieldNamed(name: string): FieldDescription | undefined {
  return byName.get(name);
}

function field<Name extends string>(
  name: Name,
  takes: ValueKind,
  meaning: string,
  examples: readonly string[],
) {
  return { name, takes, meaning, examples };
}

function text<Name extends string>(name: Name, meaning: string, examples: readonly string[]) {
  return field(name, 'text', meaning, examples);
}

function choice<Name extends string>(
  name: Name,
  values: readonly string[],
  meaning: string,
  examples: readonly string[],
) {
  return { ...field(name, 'choice', meaning, examples), values };
}
