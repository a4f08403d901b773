import { withKnownRuleState, withoutMetricMath, withoutTypes } from '../../scripts/deploy/unmodelled';

const template = {
  Resources: {
    Bucket: { Type: 'AWS::S3::Bucket' },
    Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { S3BucketName: { Ref: 'Bucket' } } },
  },
  Outputs: { Name: { Value: { Ref: 'Bucket' } }, Arn: { Value: { 'Fn::GetAtt': ['Trail', 'Arn'] } } },
};

test('a resource that the emulator does not know goes, with the outputs that tell of it', () => {
  const { template: kept, removed } = withoutTypes(template, ['AWS::CloudTrail::Trail']);

  expect(kept).toEqual({
    Resources: { Bucket: template.Resources.Bucket },
    Outputs: { Name: template.Outputs.Name },
  });
  expect(removed).toEqual(['Trail (AWS::CloudTrail::Trail)', 'output Arn']);
});

test.each([{ Ref: 'Trail' }, { 'Fn::GetAtt': ['Trail', 'Arn'] }, { 'Fn::Sub': `arn of \${Trail.Arn}` }])(
  'nothing is taken out from under a resource that stays (%j)',
  (reference) => {
    const user = { Type: 'AWS::SNS::Topic', Properties: { DisplayName: reference } };

    expect(() =>
      withoutTypes({ Resources: { ...template.Resources, User: user } }, ['AWS::CloudTrail::Trail']),
    ).toThrow('User refer to Trail');
  },
);

test('a resource that was only to be made after one that goes does not wait for it', () => {
  const Waiting = { Type: 'AWS::SNS::Topic', DependsOn: ['Trail', 'Bucket'] };
  const whole = { Resources: { ...template.Resources, Waiting } };

  expect(withoutTypes(whole, ['AWS::CloudTrail::Trail']).template.Resources.Waiting).toEqual({
    Type: 'AWS::SNS::Topic',
    DependsOn: ['Bucket'],
  });
});

test('of the alarms, those on combined metrics go', () => {
  const Alarm = { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Matches' } };
  const Sum = { Type: 'AWS::CloudWatch::Alarm', Properties: { Metrics: [{ Expression: 'a + b' }] } };

  const { template: kept, removed } = withoutMetricMath({ Resources: { ...template.Resources, Alarm, Sum } });

  expect(kept.Resources).toEqual({ ...template.Resources, Alarm });
  expect(removed).toEqual(['Sum (AWS::CloudWatch::Alarm)']);
});

test('a rule is merely enabled, and nothing else of it changes', () => {
  const Rule = { Type: 'AWS::Events::Rule', Properties: { State: 'ENABLED_WITH_ALL', EventPattern: {} } };
  const { template: known, changed } = withKnownRuleState({ Resources: { ...template.Resources, Rule } });

  expect(known.Resources).toEqual({
    ...template.Resources,
    Rule: { Type: 'AWS::Events::Rule', Properties: { State: 'ENABLED', EventPattern: {} } },
  });
  expect(changed).toEqual(['the state of Rule']);
});
