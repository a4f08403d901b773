import {
  type CloudTrailClient,
  DescribeTrailsCommand,
  GetTrailStatusCommand,
  paginateLookupEvents,
  type Trail,
} from '@aws-sdk/client-cloudtrail';
import type { Finding } from '../finding';

/** What a second copy of management events costs: dollars per 100,000 (AWS CloudTrail pricing, November 2026). */
const SECOND_COPY_DOLLARS = 2;

const MONTH_MS = 30 * 86_400_000;

/** CloudTrail answers 50 events a call, and two calls a second. */
const SAMPLE = 1000;

/** Before anything is deployed: whether there is a trail to use, and what each choice would cost a month. */
export async function trailChoice(client: CloudTrailClient): Promise<readonly Finding[]> {
  const { trailList = [] } = await client.send(new DescribeTrailsCommand({}));
  const trails = await Promise.all(trailList.map((trail) => describe(client, trail)));
  const usable = trails.filter(({ isLogging }) => isLogging);
  return [...trails.map(trailFinding), await costFinding(client, usable.length > 0)];
}

interface KnownTrail {
  readonly trail: Trail;
  readonly isLogging: boolean;
}

async function describe(client: CloudTrailClient, trail: Trail): Promise<KnownTrail> {
  const { IsLogging } = await client.send(new GetTrailStatusCommand({ Name: trail.TrailARN }));
  return { trail, isLogging: IsLogging === true };
}

function trailFinding({ trail, isLogging }: KnownTrail): Finding {
  const reach = trail.IsMultiRegionTrail ? 'multi-Region' : `only ${trail.HomeRegion}`;
  const text = `${trail.Name}: ${reach}, ${isLogging ? 'logging' : 'NOT logging'}, bucket ${trail.S3BucketName}`;
  if (!isLogging)
    return {
      state: 'warning',
      check: 'trail',
      text,
      fix: `aws cloudtrail start-logging --name ${trail.TrailARN}`,
    };
  return { state: 'ok', check: 'trail', text, fix: useIt(trail) };
}

function useIt({ S3BucketName, SnsTopicARN, S3KeyPrefix }: Trail): string {
  const prefix = S3KeyPrefix ? ` -c lextrail.bucketPrefix=${S3KeyPrefix}` : '';
  const news = SnsTopicARN ? `-c lextrail.bucketTopicArn=${SnsTopicARN}` : '-c lextrail.bucketEvents=true';
  return `use it: npx cdk deploy --all -c lextrail.bucket=${S3BucketName}${prefix} ${news}`;
}

async function costFinding(client: CloudTrailClient, hasTrail: boolean): Promise<Finding> {
  const { events, spanMs } = await sample(client);
  if (events === 0 || spanMs === 0) {
    return {
      state: 'ok',
      check: 'cost',
      text: 'too few events in this Region to estimate from; a second copy is $2.00 per 100,000',
    };
  }
  const monthly = Math.round((events / spanMs) * MONTH_MS);
  const dollars = ((monthly / 100_000) * SECOND_COPY_DOLLARS).toFixed(2);
  const basis = `about ${monthly.toLocaleString('en')} management events a month in this Region, by the latest ${events} over ${Math.round(spanMs / 60_000)} minutes`;
  if (!hasTrail)
    return {
      state: 'ok',
      check: 'cost',
      text: `${basis}; a trail of lextrail's own would be the first copy, which is free`,
    };
  return {
    state: 'warning',
    check: 'cost',
    text: `${basis}: a second trail costs about $${dollars} a month for them, the trail that is there $0.00`,
    fix: 'deploy with the existing trail, as above',
  };
}

/** The latest events of the Region, and the time between the first and the last of them. */
async function sample(
  client: CloudTrailClient,
): Promise<{ readonly events: number; readonly spanMs: number }> {
  const times: number[] = [];
  for await (const { Events = [] } of paginateLookupEvents({ client, pageSize: 50 }, {})) {
    times.push(...Events.map(({ EventTime }) => EventTime?.getTime() ?? Number.NaN).filter(Number.isFinite));
    if (times.length >= SAMPLE) break;
  }
  return { events: times.length, spanMs: times.length === 0 ? 0 : Math.max(...times) - Math.min(...times) };
}
