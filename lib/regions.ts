import { RegionInfo } from 'aws-cdk-lib/region-info';

/** Where Lex V2 is offered (AWS General Reference, Amazon Lex endpoints and quotas, October 2026). */
export const lexRegions: readonly string[] = [
  'af-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'us-east-1',
  'us-gov-west-1',
  'us-west-2',
];

/** Whether AWS has a Region of this name, as far as the CDK's own list goes. */
export function isRegion(name: string): boolean {
  return RegionInfo.regions.some((region) => region.name === name);
}

/** `aws`, `aws-cn`, `aws-us-gov`, …: nothing passes from one partition to another. */
export function partitionOf(region: string): string {
  return RegionInfo.get(region).partition ?? 'aws';
}
