import {
  type CloudTrailClient,
  DescribeTrailsCommand,
  GetTrailStatusCommand,
  paginateLookupEvents,
  type Trail,
} from '@aws-sdk/client-cloudtrail';
import type { S3Client } from '@aws-sdk/client-s3';
import { dayMs } from '../model/duration';
import type { Finding } from '../model/finding';
import { shellWord } from '../model/shell';
import { bucketRegion, sendsEvents, switchOnEvents } from './bucket';
import { leftOut, recordAll } from './trail-selectors';
import { type AccountOptions, commandIn } from './where';

/** What a second copy of management events costs: dollars per 100,000 (AWS CloudTrail pricing, November 2026). */
const secondCopyDollars = 2;

const monthMs = 30 * dayMs;

/** CloudTrail answers 50 events a call, and two calls a second. */
const sampleSize = 1000;

/** The services that are asked about trails and their buckets. */
export interface TrailClients {
  /** A trail is asked about, and changed, in its home Region. */
  cloudTrail(region?: string): CloudTrailClient;
  readonly s3: S3Client;
  readonly where: AccountOptions;
}

/** Before anything is deployed: whether there is a trail to use, and what each choice would cost a month. */
export async function trailChoice(clients: TrailClients): Promise<readonly Finding[]> {
  const cloudTrail = clients.cloudTrail();
  const { trailList = [] } = await cloudTrail.send(new DescribeTrailsCommand({}));
  const trails = await Promise.all(trailList.map((trail) => known(clients, trail)));
  const found = trails.length === 0 ? [noTrail] : trails.map((trail) => trailFinding(trail, clients));
  const usable = trails.filter(({ isLogging }) => isLogging);
  return [...found, await costFinding(cloudTrail, usable.length > 0)];
}

interface KnownTrail {
  readonly trail: Trail;
  readonly isLogging: boolean;
  /** What it leaves out of the management events, in a sentence. */
  readonly lacks?: string;
  /** Of its bucket. */
  readonly region?: string;
  /** Whether its bucket sends its events to EventBridge, as far as that may be seen. */
  readonly events?: boolean;
}

/** Something that is in the way, and what to do about it. */
interface TrailStep {
  readonly text: string;
  readonly fix: string;
}

const noTrail: Finding = {
  state: 'ok',
  check: 'trail',
  text: 'no trail in this account covers this Region; the stack makes one',
};

async function known({ cloudTrail, s3 }: TrailClients, trail: Trail): Promise<KnownTrail> {
  const { TrailARN: Name = '', S3BucketName: bucket = '', SnsTopicARN, HomeRegion } = trail;
  const atHome = cloudTrail(HomeRegion);
  const [{ IsLogging }, lacks, region, events] = await Promise.all([
    atHome.send(new GetTrailStatusCommand({ Name })),
    leftOut(atHome, Name).catch(() => 'does not let its event selectors be seen'),
    bucketRegion(s3, bucket),
    SnsTopicARN ? undefined : sendsEvents(s3, bucket),
  ]);
  return { trail, isLogging: IsLogging === true, lacks, region, events };
}

function trailFinding(known: KnownTrail, { where }: TrailClients): Finding {
  const { trail, isLogging, lacks } = known;
  const reach = trail.IsMultiRegionTrail ? 'multi-Region' : `only ${trail.HomeRegion}`;
  const owner = trail.IsOrganizationTrail ? ', of an organization' : '';
  const text = `${trail.Name}: ${reach}${owner}, ${isLogging ? 'logging' : 'NOT logging'}, bucket ${trail.S3BucketName}`;
  if (!isLogging) {
    const fix = commandIn(homeOf(trail, where), ...startLogging, trail.TrailARN ?? '');
    return { state: 'warning', check: 'trail', text, fix };
  }
  const before = [
    ...(lacks === undefined ? [] : [{ text: lacks, fix: recordAll }]),
    ...howItTells(known, where),
  ];
  if (before.length === 0)
    return { state: 'ok', check: 'trail', text, fix: `use it: ${deployWith(known, where)}` };
  return {
    state: 'warning',
    check: 'trail',
    text: [text, ...before.map((each) => each.text)].join('; it '),
    fix: [...before.map(({ fix }) => fix), `then use it: ${deployWith(known, where)}`].join('\n'),
  };
}

const startLogging = ['aws', 'cloudtrail', 'start-logging', '--name'] as const;

function homeOf({ HomeRegion: region }: Trail, where: AccountOptions): AccountOptions {
  return region === undefined ? where : { ...where, region };
}

/** What comes between the trail and the news of its files. */
function howItTells({ trail, events }: KnownTrail, where: AccountOptions): readonly TrailStep[] {
  if (trail.SnsTopicARN || events === true) return [];
  const { S3BucketName: bucket = '', TrailARN = '' } = trail;
  const look = commandIn(where, 'aws', 's3api', 'get-bucket-notification-configuration', '--bucket', bucket);
  const topic = commandIn(homeOf(trail, where), 'aws', 'cloudtrail', 'update-trail', '--name', TrailARN);
  const text =
    events === false
      ? 'tells nobody of its files: no SNS topic, and the events of its bucket are off'
      : 'has no SNS topic, and whether the events of its bucket are on may not be seen';
  const steps = [
    `${switchOnEvents(bucket)}; ${look} then shows EventBridgeConfiguration`,
    `or give the trail a topic, and bucketTopicArn in place of bucketEvents below: ${topic} --sns-topic-name TOPIC`,
  ];
  return [{ text, fix: steps.join('\n') }];
}

/** The settings of docs/deploy.md, "Use the trail that is there", as far as the trail tells them. */
function deployWith({ trail, region }: KnownTrail, { profile }: AccountOptions): string {
  const isTold = trail.SnsTopicARN !== undefined || trail.KmsKeyId !== undefined;
  const settings: Readonly<Record<string, string | undefined>> = {
    bucket: trail.S3BucketName,
    bucketPrefix: trail.S3KeyPrefix,
    bucketRegion: region ?? (isTold ? undefined : 'REGION-OF-THE-BUCKET'),
    bucketKeyArn: trail.KmsKeyId,
    ...(trail.SnsTopicARN ? { bucketTopicArn: trail.SnsTopicARN } : { bucketEvents: 'true' }),
  };
  const given = Object.entries(settings).flatMap(([key, value]) =>
    value ? [`-c ${shellWord(`lextrail.${key}=${value}`)}`] : [],
  );
  const owner = trail.IsOrganizationTrail
    ? [`-c lextrail.organizationId="$(${commandIn({ profile }, ...organizationId)})"`]
    : [];
  return [commandIn({ profile }, 'npx', 'cdk', 'deploy', '--all'), ...given, ...owner].join(' ');
}

/** Every account of an organization may ask for its id; CloudTrail does not tell it. */
const organizationId = [
  ...['aws', 'organizations', 'describe-organization'],
  ...['--query', 'Organization.Id', '--output', 'text'],
] as const;

async function costFinding(client: CloudTrailClient, hasTrail: boolean): Promise<Finding> {
  const { events, spanMs } = await sample(client);
  if (events === 0 || spanMs === 0) {
    return {
      state: 'ok',
      check: 'cost',
      text: 'too few events in this Region to estimate from; a second copy is $2.00 per 100,000',
    };
  }
  const monthly = Math.round((events / spanMs) * monthMs);
  const dollars = ((monthly / 100_000) * secondCopyDollars).toFixed(2);
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
    if (times.length >= sampleSize) break;
  }
  return { events: times.length, spanMs: times.length === 0 ? 0 : Math.max(...times) - Math.min(...times) };
}
