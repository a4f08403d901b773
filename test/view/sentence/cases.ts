import type { Change, Difference } from '../../../src/model/change';
import type { JsonObject } from '../../../src/model/json';
import type { NamedEvent } from '../../../src/model/named';
import { callers } from './callers';
import { alias, bot, draft, intent, namedFrom, namesUnknown, recordOf, slotType } from './calls';
import { seedSample } from './seed-sample';

/** What a sentence must also say well: one event each, by what is special about it. */
export function cases(): Readonly<Record<string, NamedEvent>> {
  return { ...whoCases(), ...outcomeCases(), ...changeCases(), ...unknownCases(), ...toolCases() };
}

export function changed(against: Change['against'], ...differences: readonly Difference[]): Change {
  return { against, differences, basis: '' };
}

const deleteIntent = recordOf('DeleteIntent', [intent, null]);

function whoCases(): Record<string, NamedEvent> {
  const entries = Object.entries(callers).map(([title, userIdentity]) => {
    // A service that calls by itself has its own name as address.
    const own = userIdentity.sessionContext === undefined ? userIdentity.invokedBy : undefined;
    const record = { ...deleteIntent, userIdentity, ...(own && { sourceIPAddress: own, userAgent: own }) };
    return [`by ${title}`, namedFrom(record)] as const;
  });
  return { ...Object.fromEntries(entries), "AWS's own sample": namedFrom(seedSample) };
}

function failing(errorCode: string, record: JsonObject = deleteIntent): NamedEvent {
  return namedFrom({ ...record, errorCode, errorMessage: 'no', responseElements: null });
}

function outcomeCases(): Record<string, NamedEvent> {
  const open = { effect: 'Allow', statementId: 'Open', principal: [{ arn: '*' }], action: ['lex:*'] };
  const resourceArn = 'arn:aws:lex:eu-west-1:111122223333:bot/ORDERFLWRS';
  return {
    denied: failing('AccessDenied'),
    throttled: failing('ThrottlingException'),
    'in error': failing('ValidationException'),
    'denied opening to everyone': failing(
      'AccessDeniedException',
      recordOf('CreateResourcePolicyStatement', [{ resourceArn, ...open }, null]),
    ),
    'opening to everyone': namedFrom(
      recordOf('CreateResourcePolicyStatement', [{ resourceArn, ...open }, {}]),
    ),
    'a failed creation of an unnamed version': failing(
      'ConflictException',
      recordOf('CreateBotVersion', [bot, null]),
    ),
    'a failed creation of a bot': failing(
      'ServiceQuotaExceededException',
      recordOf('CreateBot', [{ botName: 'Florist' }, null]),
    ),
  };
}

function changeCases(): Record<string, NamedEvent> {
  const aliasCall = recordOf('UpdateBotAlias', [
    { ...alias, botAliasName: 'PROD', botVersion: '7' },
    { botAliasStatus: 'Creating' },
  ]);
  const intentCall = recordOf('UpdateIntent', [{ ...intent, intentName: 'BookHotel' }, { ...intent }]);
  const slotTypeCall = recordOf('UpdateSlotType', [
    {
      requestParameters: 'too large',
      omitted: true,
      originalSize: 149893,
      reason: 'requestParameters too large',
    },
    { ...slotType, omitted: true, originalSize: 149893, reason: 'responseElements too large' },
  ]);
  const moved = (before: string, after: string): Difference => ({
    kind: 'changed',
    path: 'botVersion',
    before,
    after,
  });
  const logsLeftOut: Difference = {
    kind: 'removed',
    path: 'conversationLogSettings',
    before: {},
    leftOut: true,
  };
  const added = (text: string): Difference => ({
    kind: 'added',
    path: `sampleUtterances[${text}]`,
    after: { utterance: text },
  });
  const hookOff: Difference = {
    kind: 'changed',
    path: 'fulfillmentCodeHook.enabled',
    before: true,
    after: false,
  };
  const renamed: Difference = { kind: 'changed', path: 'intentName', before: 'BookRoom', after: 'BookHotel' };
  const edit = (change: Change) => namedFrom(intentCall, { change });
  return {
    'a promotion': namedFrom(aliasCall, { change: changed('earlier', moved('6', '7')) }),
    'a promotion that turns logs off': namedFrom(aliasCall, {
      change: changed('earlier', moved('6', '7'), logsLeftOut),
    }),
    'a rollback': namedFrom(aliasCall, { change: changed('earlier', moved('10', '7')) }),
    'an alias moved off the draft': namedFrom(aliasCall, { change: changed('earlier', moved('DRAFT', '7')) }),
    'logs turned off': namedFrom(aliasCall, {
      change: changed('earlier', {
        kind: 'changed',
        path: 'conversationLogSettings.textLogSettings[arn:aws:logs:eu-west-1:111122223333:log-group:lex].enabled',
        before: true,
        after: false,
      }),
    }),
    'an alias first seen': namedFrom(aliasCall, { change: changed('first') }),
    'one change': edit(changed('earlier', added('book {Hotel} for me'))),
    'two changes': edit(changed('earlier', added('book {Hotel} for me'), hookOff)),
    'many changes': edit(changed('earlier', ...['a', 'b', 'c', 'd', 'e'].map(added), hookOff)),
    'a renaming': edit(changed('earlier', renamed)),
    'a block left out among others': edit(
      changed(
        'earlier',
        hookOff,
        { kind: 'removed', path: 'kendraConfiguration', before: {}, leftOut: true },
        added('x'),
      ),
    ),
    'a moved message': edit(
      changed('earlier', {
        kind: 'moved',
        path: 'intentClosingSetting.closingResponse.messageGroups[Thanks!]',
        from: 0,
        to: 2,
      }),
    ),
    'no change': edit(changed('earlier')),
    'a state first seen': edit(changed('first')),
    'content unknown before': edit(changed('unrecorded')),
    'content too large': namedFrom(slotTypeCall, { change: changed('unrecorded') }),
  };
}

function unknownCases(): Record<string, NamedEvent> {
  const slot = { ...intent, intentId: 'K3XAMPLE01', slotId: 'K3XAMPLE02' };
  return {
    'an intent of unknown name': namedFrom(
      recordOf('DeleteIntent', [{ ...draft, intentId: 'K3XAMPLE01' }, null]),
    ),
    'nothing of known name': namedFrom(recordOf('DeleteSlot', [slot, null]), namesUnknown),
    'an operation of tomorrow': namedFrom(recordOf('CreateBotFoo', [bot, {}])),
    'an operation of tomorrow about no bot': namedFrom(recordOf('PurgeEverything', [{}, {}])),
    'a sign-in': namedFrom({
      ...deleteIntent,
      eventSource: 'signin.amazonaws.com',
      eventName: 'ConsoleLogin',
      requestParameters: null,
    }),
    'a call without any parameters': namedFrom({
      ...recordOf('UpdateIntent', [{}, null]),
      requestParameters: null,
    }),
  };
}

function toolCases(): Record<string, NamedEvent> {
  const by = (userAgent: string, more: JsonObject = {}) => namedFrom({ ...deleteIntent, userAgent, ...more });
  return {
    'with the AWS CLI': by(
      'aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux lang/python#3.13 md/command#lexv2-models.delete-intent',
    ),
    'with an SDK': by('Boto3/1.40.0 md/Botocore#1.40.0 ua/2.1 os/linux lang/python#3.12'),
    'with Terraform': by('APN/1.0 HashiCorp/1.0 Terraform/1.13.0 terraform-provider-aws/6.0.0'),
    'through CloudFormation': by('cloudformation.amazonaws.com', {
      sourceIPAddress: 'cloudformation.amazonaws.com',
    }),
    'through another service': by('AWS Internal', {
      sourceIPAddress: 'ssm.amazonaws.com',
      userIdentity: { ...callers['a person in a role'], invokedBy: 'ssm.amazonaws.com' },
    }),
    'from an IPv6 address': by('curl/8.0', { sourceIPAddress: '2001:db8::1' }),
  };
}
