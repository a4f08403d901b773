import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { outputs, storedDays } from './deployed';

// Run by scripts/deploy-test.ts once the stack is destroyed.

test('the stack goes, the table stays with everything in it, and the bucket stays', async () => {
  const stack = new CloudFormationClient().send(new DescribeStacksCommand({ StackName: 'Lextrail' }));
  await expect(stack).rejects.toThrow('does not exist');

  expect((await storedDays()).length).toBeGreaterThan(0);
  const bucket = new S3Client({ forcePathStyle: true }).send(
    new HeadBucketCommand({ Bucket: outputs.BucketName }),
  );
  await expect(bucket).resolves.toBeDefined();
});
