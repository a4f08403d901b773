import { declaredStateOf } from '../../src/change/declared-state';
import { anEvent } from '../support/an-event';
import { calls } from '../support/calls';

test('an intent is what its Update says, without ids and without what is empty', () => {
  const event = calls.intent({
    intentName: 'BookHotel',
    description: null,
    inputContexts: [],
    dialogCodeHook: { enabled: true },
  });
  expect(declaredStateOf(event)).toMatchObject({
    kind: 'whole',
    document: { intentName: 'BookHotel', dialogCodeHook: { enabled: true } },
  });
});

test('the version an alias points to is content, and the one a locale belongs to is not', () => {
  expect(declaredStateOf(calls.alias({ botAliasName: 'PROD', botVersion: '7' }))).toMatchObject({
    document: { botAliasName: 'PROD', botVersion: '7' },
  });
  const locale = anEvent({
    action: 'UpdateBotLocale',
    resourceType: 'bot-locale',
    place: 'DRAFT/en_US',
    request: { botId: 'B', botVersion: 'DRAFT', localeId: 'en_US', nluIntentConfidenceThreshold: 0.4 },
  });
  expect(declaredStateOf(locale)).toMatchObject({ document: { nluIntentConfidenceThreshold: 0.4 } });
});

test('the type of a slot is content, the id of a slot type is not', () => {
  const slot = anEvent({
    action: 'UpdateSlot',
    resourceType: 'slot',
    request: { slotId: 'S', slotTypeId: 'T' },
  });
  expect(declaredStateOf(slot)).toMatchObject({ document: { slotTypeId: 'T' } });
  const type = anEvent({
    action: 'UpdateSlotType',
    resourceType: 'slot-type',
    request: { slotTypeId: 'T', slotTypeName: 'N' },
  });
  expect(declaredStateOf(type)).toMatchObject({ document: { slotTypeName: 'N' } });
});

test('tags given at creation are no part of the bot, which no Update could take away', () => {
  const event = anEvent({
    action: 'CreateBot',
    resourceType: 'bot',
    place: '',
    request: { botName: 'Flowers', botTags: { a: 'b' }, testBotAliasTags: { a: 'b' } },
  });
  expect(declaredStateOf(event)).toMatchObject({ document: { botName: 'Flowers' } });
});

test('what was too large to record comes from the response where that was recorded', () => {
  const event = calls.intent(
    {},
    {
      omitted: ['request'],
      response: {
        intentId: 'BOOKHOTEL1',
        intentName: 'BookHotel',
        creationDateTime: 1.5,
        lastUpdatedDateTime: 2.5,
      },
    },
  );
  expect(declaredStateOf(event)).toMatchObject({ kind: 'whole', document: { intentName: 'BookHotel' } });
  expect(declaredStateOf({ ...event, omitted: ['request', 'response'] })).toEqual({ kind: 'unrecorded' });
  expect(declaredStateOf(calls.tag({}, { omitted: ['request'] }))).toEqual({ kind: 'unrecorded' });
});

test('a request of an unexpected shape is not recorded content, and never an error', () => {
  for (const request of [null, 'text', 7, ['list']]) {
    expect(declaredStateOf(anEvent({ request }))).toEqual({ kind: 'unrecorded' });
    expect(declaredStateOf(calls.tag({}, { request }))).toEqual({ kind: 'unrecorded' });
  }
});

test('a numbered V1 version is what its response says, since its request only names it', () => {
  const event = anEvent({
    action: 'CreateBotVersion',
    lex: 'V1',
    resourceType: 'bot-version',
    place: 'version/1',
    request: { name: 'Flowers' },
    response: {
      name: 'Flowers',
      version: '1',
      status: 'READY',
      intents: [{ intentName: 'Order', intentVersion: '3' }],
    },
  });
  expect(declaredStateOf(event)).toMatchObject({
    document: { intents: [{ intentName: 'Order', intentVersion: '3' }] },
  });
});

test('tags, policy statements and vocabulary items are parts', () => {
  expect(declaredStateOf(calls.tag({ 'a.b': '1' }))).toEqual({
    kind: 'partial',
    differences: [{ kind: 'set', path: 'tags[a.b]', after: '1' }],
  });
  expect(
    declaredStateOf(anEvent({ ...calls.tag({}), lex: 'V1', request: { tags: [{ key: 'k', value: 'v' }] } })),
  ).toEqual({
    kind: 'partial',
    differences: [{ kind: 'set', path: 'tags[k]', after: 'v' }],
  });
  expect(declaredStateOf(calls.untag(['a']))).toEqual({
    kind: 'partial',
    differences: [{ kind: 'unset', path: 'tags[a]' }],
  });
  expect(declaredStateOf(calls.policyStatement('connect'))).toMatchObject({
    kind: 'partial',
    differences: [
      {
        kind: 'set',
        path: 'Statement[connect]',
        after: { Sid: 'connect', Effect: 'Allow', Principal: { AWS: ['arn:aws:iam::444455556666:root'] } },
      },
    ],
  });
});

test('vocabulary items go by the id that the response gave them, and failed ones do not count', () => {
  const vocabulary = { resourceType: 'custom-vocabulary', place: 'DRAFT/en_US/vocabulary' };
  const made = anEvent({
    ...vocabulary,
    action: 'BatchCreateCustomVocabularyItem',
    request: { customVocabularyItemList: [{ phrase: 'peony' }, { phrase: 'bad' }] },
    response: { resources: [{ itemId: 'I1', phrase: 'peony' }], errors: [{ errorCode: 'BAD_REQUEST' }] },
  });
  expect(declaredStateOf(made)).toEqual({
    kind: 'partial',
    differences: [{ kind: 'set', path: 'items[I1]', after: { phrase: 'peony' } }],
  });
  const deleted = anEvent({
    ...vocabulary,
    action: 'BatchDeleteCustomVocabularyItem',
    request: { customVocabularyItemList: [{ itemId: 'I1' }, { itemId: 'I2' }] },
    response: { errors: [{ itemId: 'I2' }] },
  });
  expect(declaredStateOf(deleted)).toEqual({
    kind: 'partial',
    differences: [{ kind: 'unset', path: 'items[I1]' }],
  });
});

test('a policy is its statements, and text that is no policy is kept as it is', () => {
  const statement = { Sid: 'a', Effect: 'Allow', Principal: '*', Action: 'lex:*' };
  expect(declaredStateOf(calls.policy({ Version: '2012-10-17', Statement: statement }))).toMatchObject({
    document: { Version: '2012-10-17', Statement: [statement] },
  });
  expect(
    declaredStateOf(calls.policy({}, { request: { policy: 'HIDDEN_DUE_TO_SECURITY_REASONS' } })),
  ).toMatchObject({
    document: { policy: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
  });
});

test('the name of a V1 resource is its id, and so no content', () => {
  const put = anEvent({
    lex: 'V1',
    action: 'PutIntent',
    request: { name: 'Book', version: '$LATEST', description: 'rooms', sampleUtterances: ['book'] },
  });
  expect(declaredStateOf(put)).toMatchObject({
    kind: 'whole',
    document: { description: 'rooms', sampleUtterances: ['book'] },
  });
  expect(declaredStateOf(put)).not.toHaveProperty('document.name');
  expect(declaredStateOf(put)).not.toHaveProperty('document.version');
});

test.each([
  ...['botId', 'botVersion', 'localeId', 'intentId', 'botAliasId', 'slotId', 'slotTypeId', 'testSetId'],
  ...['replicaRegion', 'sourceRegion', 'resourceArn', 'expectedRevisionId', 'revisionId'],
  ...['checksum', 'createVersion', 'processBehavior', 'skipResourceInUseCheck'],
  ...['creationDateTime', 'lastUpdatedDateTime', 'createdDate', 'lastUpdatedDate'],
  ...['botStatus', 'botAliasStatus', 'botLocaleStatus', 'botReplicaStatus', 'customVocabularyStatus'],
  ...['status', 'failureReason', 'failureReasons', 'recommendedActions', 'localeName'],
  ...['tags', 'botTags', 'testBotAliasTags', 'testSetTags'],
])('%s says which resource, how to write it or what became of it, and is no content', (member) => {
  const event = calls.intent({ intentName: 'A', [member]: 'said' });

  expect(declaredStateOf(event)).toMatchObject({ kind: 'whole', document: { intentName: 'A' } });
  expect(declaredStateOf(event)).not.toHaveProperty(['document', member]);
});

test.each(['name', 'botName', 'version'])('%s is content, but in V1 the id', (member) => {
  const said = { lex: 'V1', action: 'PutIntent', request: { description: 'A', [member]: 'said' } } as const;

  expect(declaredStateOf(calls.intent({ [member]: 'said' }))).toHaveProperty(['document', member], 'said');
  expect(declaredStateOf(anEvent(said))).not.toHaveProperty(['document', member]);
});
