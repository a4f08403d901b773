import { logFileNotices } from '../../lib/capture/existing-bucket';
import { lexPattern } from '../../lib/capture/lex-pattern';
import type { JsonObject, JsonValue } from '../../src/model/json';
import { foreignMessages, noticeForms } from '../lambda/notice-forms';
import { type Asked, eventRuler } from '../outside/event-ruler';
import { takes } from './event-pattern';
import { resolved } from './physical-names';
import { account, homeTemplate, region } from './synthesized';
import { eventOf, tamperCalls } from './tamper-calls';

// EventBridge's own engine judges, where Java is there; what the patterns mean to it is what they mean.
const ruler = eventRuler();
const judged = ruler === undefined ? test.skip : test;

const configurations: readonly (readonly [what: string, settings: JsonObject])[] = [
  ['as it is', {}],
  ['with a key of one’s own', { customerKey: true }],
  ['with forwarders', { regions: ['us-east-1', 'eu-central-1'] }],
  ['of an organization', { organizationId: 'o-exampleorgid', acceptFromOrganization: 'o-exampleorgid' }],
  ['without reads', { reads: false }],
  ['with runtime calls, a topic and a name', { runtimeCalls: true, fileTopic: true, trailName: 'audit' }],
  ['with object lock', { objectLockDays: 30 }],
  [
    'with a bucket that sends events',
    { bucket: 'my-trail-logs', bucketEvents: true, trailName: 'org-trail' },
  ],
  [
    'with the topic of a trail',
    {
      bucket: 'my-trail-logs',
      bucketTopicArn: `arn:aws:sns:${region}:${account}:trail`,
      trailName: 'org-trail',
    },
  ],
  [
    'with a prefix',
    { bucket: 'my-trail-logs', bucketEvents: true, bucketPrefix: 'logs', trailName: 'org-trail' },
  ],
  ['under another name', { stackName: 'Audit-Trail', customerKey: true }],
];

describe.each(configurations)('%s', (_, settings) => {
  const template = homeTemplate(settings);
  const { stackName = 'Lextrail', trailName = `${stackName}-trail-${region}` } = settings;
  const deployed = { template, stackName: String(stackName) };
  const rules = Object.values(template.findResources('AWS::Events::Rule'))
    .map(({ Properties }) => Properties)
    .filter(({ EventPattern }) => EventPattern !== undefined);

  judged('every call is reported once, counted as a deployment, or left alone', () => {
    const calls = tamperCalls(deployed, String(trailName));
    const events = calls.map((call) => eventOf(call));
    const patterns = rules.map(({ EventPattern }) => resolved(EventPattern, deployed));
    const verdicts =
      ruler?.(patterns.flatMap((pattern) => events.map((event) => ({ pattern, event })))) ?? [];
    const taken = (call: number, target: string) =>
      rules.filter(
        ({ Targets }, rule) => Targets[0].Id === target && verdicts[rule * events.length + call] === true,
      ).length;

    expect(calls.length).toBeGreaterThan(80);
    expect(calls.map((call, index) => [call, taken(index, 'Topic'), taken(index, 'Deployments')])).toEqual(
      calls.map((call) => [call, Number(call.verdict === 'reported'), Number(call.verdict === 'deployment')]),
    );
    // The tests of the stack, which run without Java, take a pattern to mean the same.
    const meant = patterns.flatMap((pattern) => events.map((event) => takes(pattern, event)));
    expect(verdicts).toEqual(meant);
  });
});

describe('Lex calls', () => {
  const call = (detail: JsonObject, over: JsonObject = {}): JsonObject => ({
    source: 'aws.lex',
    'detail-type': 'AWS API Call via CloudTrail',
    detail: { eventSource: 'lex.amazonaws.com', managementEvent: true, ...detail },
    ...over,
  });
  const calls: readonly (readonly [JsonObject, withReads: boolean, withoutReads: boolean])[] = [
    [call({ eventName: 'UpdateIntent' }), true, true],
    [call({ eventName: 'DeleteCustomVocabulary', readOnly: true }), true, true],
    [call({ eventName: 'BatchUpdateCustomVocabularyItem', readOnly: true }), true, true],
    [call({ eventName: 'DescribeBot', readOnly: true }), true, false],
    [call({ eventName: 'ListBots' }), true, false],
    [call({ eventName: 'SearchAssociatedTranscripts' }), true, false],
    [call({ eventName: 'GetSession', managementEvent: false }), true, true],
    [call({ eventName: 'AnythingNew' }), true, true],
    [call({ eventName: 'CreateBot' }, { 'detail-type': 'AWS Service Event via CloudTrail' }), true, true],
    [call({ eventName: 'CreateBot' }, { 'detail-type': 'AWS Console Action via CloudTrail' }), true, true],
    [call({ eventName: 'CreateBot' }, { source: 'aws.s3' }), false, false],
    [call({ eventName: 'CreateBot', eventSource: 's3.amazonaws.com' }), false, false],
  ];

  judged('are taken by what they do, and other events are not', () => {
    const asked = calls.flatMap(([event]) => [
      { pattern: lexPattern(true) as JsonValue, event },
      { pattern: lexPattern(false) as JsonValue, event },
    ]);

    expect(ruler?.(asked)).toEqual(calls.flatMap(([, withReads, withoutReads]) => [withReads, withoutReads]));
  });
});

describe('the messages of a shared topic', () => {
  const key = 'logs/AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/å b.json.gz';
  // A filter policy is held against what SNS was given, not against its wrapping.
  const messages = (some: readonly object[]) =>
    some
      .filter((each) => !('Type' in each))
      .map((event) => ({ pattern: logFileNotices, event }) as unknown as Asked);

  judged('pass where they are notices of log files, in whatever words', () => {
    const asked = messages(noticeForms.map((form) => form('trail-logs', key)));

    expect(asked).toHaveLength(3);
    expect(ruler?.(asked)).toEqual(asked.map(() => true));
  });

  judged('stay out where they are surely none', () => {
    const unwrapped = foreignMessages.flatMap((each) => {
      const text = 'Message' in each ? String(each.Message) : undefined;
      return text?.startsWith('{') ? [JSON.parse(text) as object] : text === undefined ? [each] : [];
    });
    const asked = messages(unwrapped);
    const verdicts = ruler?.(asked) ?? [];

    // A file of AWS Config ends like a log file, and a removal names one: the function leaves those out.
    expect(verdicts.filter((isTaken) => !isTaken)).toHaveLength(3);
    expect(verdicts).toHaveLength(5);
  });
});
