import { isRegion, partitionOf } from '../regions';

const address = /^\d+(?:\.\d+){3}$/;

export const bucketWords =
  'the name of an S3 bucket: 3 to 63 small letters, digits, hyphens and dots, with a letter or digit on both sides ' +
  'of each dot and at both ends, not like an IP address and without what S3 reserves (xn--, -s3alias, …)';

/** Whether S3 would take it (S3 user guide, general purpose bucket naming rules), and the CDK too. */
export function isBucketName(name: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !/[.-]\.|\.-/.test(name) &&
    !/^(?:xn--|sthree-|amzn-s3-demo-)/.test(name) &&
    !/(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name) &&
    !address.test(name)
  );
}

export const trailWords =
  'a trail name of 3 to 128 letters and digits with single dots, underscores or hyphens between, not like an IP address';

/** Whether CloudTrail would take it (CloudTrail user guide, naming requirements). */
export function isTrailName(name: string): boolean {
  return (
    name.length >= 3 &&
    name.length <= 128 &&
    /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/.test(name) &&
    !address.test(name)
  );
}

/** Accepts ARNs of one service, of a Region that there is, with a resource that fits the pattern. */
export function isArnOf(service: string, resource: RegExp): (arn: string) => boolean {
  return (arn) => {
    const [start, partition, of, region = '', account = '', ...rest] = arn.split(':');
    return (
      start === 'arn' &&
      of === service &&
      isRegion(region) &&
      partition === partitionOf(region) &&
      /^\d{12}$/.test(account) &&
      resource.test(rest.join(':'))
    );
  };
}
