import type { JsonObject } from '../../src/model/json';
import type { NamedEvent } from '../../src/model/named';
import { intent, namedFrom, recordOf, slot } from './sentence/calls';
import { changed } from './sentence/cases';

/** Alice's edit of BookHotel: an utterance more, the code hook off, a prompt reworded, and a block left out. */
export function anEdit(): NamedEvent {
  const change = changed(
    'earlier',
    {
      kind: 'added',
      path: 'sampleUtterances[book {Hotel} for me]',
      after: { utterance: 'book {Hotel} for me' },
    },
    { kind: 'changed', path: 'fulfillmentCodeHook.enabled', before: true, after: false },
    {
      kind: 'changed',
      path: 'intentConfirmationSetting.promptSpecification.messageGroups[Shall I].message.plainTextMessage.value',
      before: 'Shall I book the room in {City} for you now?',
      after: 'Shall I reserve the room in {City} for you now?',
    },
    { kind: 'moved', path: 'outputContexts[stay]', from: 0, to: 1 },
    { kind: 'removed', path: 'kendraConfiguration', before: {}, leftOut: true },
  );
  return namedFrom(recordOf('UpdateIntent', [{ ...intent, intentName: 'BookHotel' }, intent]), {
    change,
    file: 'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/a.json.gz',
  });
}

/** A pipeline's deletion that was refused. */
export function aDenial(): NamedEvent {
  const denied: JsonObject = {
    eventID: '91c0aa14-1f6a-4b5e-9a53-0c6a2e8d7f11',
    eventTime: '2026-11-22T08:41:02Z',
    userAgent:
      'aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux lang/python#3.13 md/command#lexv2-models.delete-slot',
    userIdentity: { type: 'IAMUser', userName: 'ci-deploy', accountId: '111122223333' },
    errorCode: 'AccessDenied',
    errorMessage: 'User: ci-deploy is not authorized to perform: lex:DeleteSlot',
  };
  return namedFrom(recordOf('DeleteSlot', [slot, null], denied));
}
