import {
  GetBucketNotificationConfigurationCommand,
  HeadBucketCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { isObject, textOf } from '../model/json';

/** Whether a bucket sends its events to EventBridge; undefined where that may not be seen. */
export async function sendsEvents(s3: S3Client, Bucket: string): Promise<boolean | undefined> {
  try {
    const told = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
    return told.EventBridgeConfiguration !== undefined;
  } catch {
    return undefined;
  }
}

/** Where a bucket lies: S3 says so in a header, even to those whom it refuses (API reference, HeadBucket). */
export async function bucketRegion(s3: S3Client, Bucket: string): Promise<string | undefined> {
  try {
    return (await s3.send(new HeadBucketCommand({ Bucket }))).BucketRegion;
  } catch (error) {
    const { $response: response } = (error ?? {}) as { readonly $response?: unknown };
    const headers = isObject(response) ? response.headers : undefined;
    return isObject(headers) ? textOf(headers['x-amz-bucket-region']) : undefined;
  }
}

/** EventBridge is switched on with the whole list of a bucket's notifications, which others may use. */
export function switchOnEvents(bucket: string): string {
  return `switch on Amazon EventBridge for bucket ${bucket} (S3 console, the bucket, Properties, Event notifications)`;
}
