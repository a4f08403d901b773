import type { LexVersion } from './catalogue/catalogue';
import { memoize } from './memoize';

/** The ARN of something in Lex, taken apart (IAM service authorization reference, Lex and Lex V2). */
export interface LexArn {
  readonly text: string;
  /** `arn:aws:lex:eu-west-1:111122223333:`, with the partition, Region and account that the ARN names. */
  readonly root: string;
  readonly lex: LexVersion;
  /** V2: `bot`, `bot-alias`, `test-set`; V1: `bot`, `bot-channel`, `intent`, `slottype`. */
  readonly kind: LexArnKind;
  /** What follows the kind: ids in V2, names and versions in V1. */
  readonly parts: readonly string[];
}

export type LexArnKind = 'bot' | 'bot-alias' | 'test-set' | 'bot-channel' | 'intent' | 'slottype';

export function readLexArn(text: string | undefined): LexArn | undefined {
  const match = text === undefined ? null : lexArn.exec(text);
  if (text === undefined || match === null) return undefined;
  const [, root = '', kind = '', separator = '', rest = ''] = match;
  return {
    text,
    root,
    kind: kind as LexArnKind,
    lex: separator === '/' ? 'V2' : 'V1',
    parts: rest.split(separator),
  };
}

/** The start of every Lex ARN in a Region and account, up to the resource. */
export function lexArnRoot(region: string, account: string): string {
  return `arn:${partitionOf(region)}:lex:${region}:${account}:`;
}

const lexArn =
  /^(arn:[a-z-]{1,20}:lex:[a-z0-9-]{0,30}:\d{0,12}:)(bot|bot-alias|test-set|bot-channel|intent|slottype)([/:])(.{1,400})$/;

/** The partitions with a prefix of their own for their Regions; all others are in `aws`. */
const partitions: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['eusc-', 'aws-eusc'],
];

const partitionOf = memoize(
  (region) => partitions.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws',
);
