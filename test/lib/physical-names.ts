import { createHash } from 'node:crypto';
import type { Template } from 'aws-cdk-lib/assertions';
import { isObject, type JsonValue } from '../../src/model/json';
import { account, region } from './synthesized';

/** A template and the name of its stack, of which CloudFormation makes names. */
export interface Deployed {
  readonly template: Template;
  readonly stackName: string;
}

/** A value of a template with every reference resolved, to names as CloudFormation gives them and as long. */
export function resolved(value: JsonValue, deployed: Deployed): JsonValue {
  if (Array.isArray(value)) return value.map((each) => resolved(each, deployed));
  if (!isObject(value)) return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value;
  if (typeof Ref === 'string') return refOf(Ref, deployed);
  if (Array.isArray(attribute)) return attributeOf(String(attribute[0]), String(attribute[1]), deployed);
  if (Array.isArray(join)) return (resolved(join[1] ?? [], deployed) as string[]).join(String(join[0]));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, resolved(inner ?? null, deployed)]),
  );
}

export function arnStart(service: string): string {
  return `arn:aws:${service}:${region}:${account}:`;
}

interface Kind {
  /** How many characters a name may have. */
  readonly mostCharacters: number;
  /** What stands between account and name in an ARN. */
  readonly resource: string;
  /** What a `Ref` gives, where it is not the name. */
  readonly ref?: (name: string) => string;
}

const uuid = (name: string) =>
  createHash('sha256')
    .update(name)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

const kinds: Readonly<Record<string, Kind>> = {
  'AWS::DynamoDB::GlobalTable': { mostCharacters: 255, resource: 'table/' },
  'AWS::Events::EventBus': { mostCharacters: 256, resource: 'event-bus/' },
  'AWS::Events::Rule': { mostCharacters: 64, resource: 'rule/' },
  'AWS::IAM::Role': { mostCharacters: 64, resource: 'role/' },
  'AWS::KMS::Key': { mostCharacters: 255, resource: 'key/', ref: uuid },
  'AWS::Lambda::EventSourceMapping': { mostCharacters: 255, resource: 'event-source-mapping:', ref: uuid },
  'AWS::Lambda::Function': { mostCharacters: 64, resource: 'function:' },
  'AWS::Logs::LogGroup': { mostCharacters: 255, resource: 'log-group:' },
  'AWS::S3::Bucket': { mostCharacters: 63, resource: '' },
  'AWS::SNS::Topic': { mostCharacters: 256, resource: '', ref: (name) => `${arnStart('sns')}${name}` },
  'AWS::SNS::Subscription': {
    mostCharacters: 36,
    resource: '',
    ref: (name) => `${arnStart('sns')}${'t'.repeat(256)}:${uuid(name)}`,
  },
  'AWS::SQS::Queue': {
    mostCharacters: 80,
    resource: '',
    ref: (name) => `https://sqs.${region}.amazonaws.com/${account}/${name}`,
  },
};

function refOf(id: string, deployed: Deployed): string {
  const { kind, name } = named(id, deployed);
  return kind.ref?.(name) ?? name;
}

function attributeOf(id: string, attribute: string, deployed: Deployed): string {
  const { type, kind, name } = named(id, deployed);
  if (attribute === 'StreamArn') return `${arnStart('dynamodb')}table/${name}/stream/2026-11-22T12:00:00.000`;
  if (attribute !== 'Arn') return name;
  const [, service = ''] = type.split('::');
  return `${arnStart(service.toLowerCase())}${kind.resource}${name}`;
}

/** The stack's name, the logical id and twelve characters at random, as far as they fit. */
function named(id: string, { template, stackName }: Deployed) {
  const resource = template.toJSON().Resources[id];
  const kind = kinds[resource?.Type];
  if (kind === undefined) throw new Error(`no kind of name for ${id}, a ${resource?.Type}`);
  const end = createHash('sha256').update(id).digest('hex').slice(0, 12);
  const given = `${`${stackName}-${id}`.slice(0, kind.mostCharacters - 13)}-${end}`;
  return { type: String(resource.Type), kind, name: String(resource.Properties?.Name ?? given) };
}
