import { createColors } from 'picocolors';
import { showEvent } from '../../src/view/show';
import { aDenial, anEdit } from './named-events';
import { draft, intent, namedFrom, recordOf } from './sentence/calls';
import { changed } from './sentence/cases';
import { seedSample } from './sentence/seed-sample';

test('an edit is shown with its sentence, its facts, its changes and where to look next', () => {
  expect(showEvent(anEdit())).toMatchInlineSnapshot(`
"alice@example.com (role Dev, single sign-on) updated intent BookHotel of OrderFlowers in en_US at the console from 203.0.113.7: left out (and so removed) Kendra search, turned off the fulfillment code hook, added utterance “book {Hotel} for me” and 2 more changes.

When         2026-11-22 08:59:43Z
Event        UpdateIntent (Lex V2, write)
Outcome      ✓ ok
Who          alice@example.com (role Dev, single sign-on)
Credentials  temporary, of role Dev, single sign-on, signed in 2026-11-22 08:01:12Z, with MFA, key ASIAEXAMPLEKEY000001
Resource     OrderFlowers/BookHotel
Ids          bot ORDERFLWRS, DRAFT/en_US/intent/BOOKHOTEL1
From         203.0.113.7 (reserved)
Tool         console, Chrome 142
Region       eu-west-1
Account      111122223333
Event id     5d21f0c8-1f6a-4b5e-9a53-0c6a2e8d7f11
Log file     AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/a.json.gz

Changes
  + sampleUtterances[book {Hotel} for me]
  ~ fulfillmentCodeHook.enabled  true -> false
  ~ intentConfirmationSetting.promptSpecification.messageGroups[Shall I].message.plainTextMessage.value  Shall I [-book-]{+reserve+} the room in {City} for you now?
  ~ outputContexts[stay]  moved from position 1 to 2
  - kendraConfiguration  (left out, so removed)

lextrail show 5d21f0c8 --raw            the record as received
lextrail around 5d21f0c8                what else happened then
lextrail session 5d21f0c8               what else this sign-in did
lextrail history OrderFlowers -p        what changed in this bot
lextrail query actor:alice@example.com  what else this actor did
"
`);
});

test('a denial is shown with the reason that Lex gave', () => {
  expect(showEvent(aDenial())).toMatchInlineSnapshot(`
"IAM user ci-deploy tried to delete slot Day of intent BookHotel of OrderFlowers in en_US with the AWS CLI from 203.0.113.7: denied.

When         2026-11-22 08:41:02Z
Event        DeleteSlot (Lex V2, write)
Outcome      ⊘ denied (AccessDenied: User: ci-deploy is not authorized to perform: lex:DeleteSlot)
Who          IAM user ci-deploy
Credentials  an IAM user’s own
Resource     OrderFlowers/BookHotel/Day
Ids          bot ORDERFLWRS, DRAFT/en_US/intent/BOOKHOTEL1/slot/SLOTDAYDAY
From         203.0.113.7 (reserved)
Tool         cli, AWS CLI 2.31.0: lexv2-models delete-slot
Region       eu-west-1
Account      111122223333
Event id     91c0aa14-1f6a-4b5e-9a53-0c6a2e8d7f11

lextrail show 91c0aa14 --raw      the record as received
lextrail around 91c0aa14          what else happened then
lextrail history OrderFlowers -p  what changed in this bot
lextrail query actor:ci-deploy    what else this actor did
"
`);
});

test('the sample of the Lex guide is shown with all that the guide says an entry determines', () => {
  expect(showEvent(namedFrom(seedSample))).toMatchInlineSnapshot(`
"“role ARN” (role “role name”) created alias “bot aliase name” of bot “bot ID” (name not seen yet), pointing to version 1, from 192.0.2.0; accepted.

When         unknown
Event        CreateBotAlias (Lex V2, write)
Outcome      ✓ ok (accepted: Lex works on after the call, and CloudTrail does not record how that ended)
Who          “role ARN” (role “role name”)
Credentials  temporary, of role “role name”, without MFA, key ID of access key
Resource     bot ID/alias bot aliase name
Ids          bot bot ID, alias/bot alias ID
From         192.0.2.0 (reserved)
Tool         other
Region       Region
Account      111122223333
Event id     unique event ID
Problem      eventTime cannot be read: "event timestamp"
"
`);
});

test('colour adds nothing but colour', () => {
  const colored = showEvent(anEdit(), { palette: createColors(true) });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colours that are taken away again
  expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(showEvent(anEdit()));
});

test('a change of ten thousand values is cut, and says so', () => {
  const differences = Array.from({ length: 10_000 }, (_, index) => ({
    kind: 'added' as const,
    path: `slotTypeValues[value ${index}]`,
    after: {},
  }));
  const shown = showEvent({ ...anEdit(), change: changed('earlier', ...differences) });
  expect(shown).toContain('  … and 9900 more; --json prints them all\n');
  expect(shown.split('\n').length).toBeLessThan(140);
});

test('a state first seen is not shown as a difference', () => {
  expect(showEvent({ ...anEdit(), change: changed('first') })).toContain('Changes\n  not known\n');
});

test('a call that changed nothing says so', () => {
  expect(showEvent({ ...anEdit(), change: changed('earlier') })).toContain('Changes\n  none\n');
});

test('a created resource is not compared with nothing', () => {
  const created = namedFrom(recordOf('CreateIntent', [{ ...draft, intentName: 'BookHotel' }, intent]));
  expect(showEvent({ ...created, change: changed('first') })).not.toContain('Changes');
});

test('entries of a list of unknown kind are said to be matched by position', () => {
  const moved = changed('earlier', {
    kind: 'changed',
    path: 'things[#1]',
    before: 1,
    after: 2,
    byPosition: true,
  });
  expect(showEvent({ ...anEdit(), change: moved })).toContain(
    '~ things[#1]  1 -> 2  (matched by position)\n',
  );
});

test.each([
  ['a session of AssumeRoot', {}, 'temporary, of AssumeRoot'],
  ['AWS Support', { invokedBy: 'support.amazonaws.com' }, 'of support.amazonaws.com'],
])('the credentials of %s are not the root user’s own', (_, more, words) => {
  const denial = aDenial();
  const event = { ...denial.event, identity: { type: 'Root', ...more } };

  expect(showEvent({ ...denial, event })).toContain(`Credentials  ${words}`);
  expect(showEvent({ ...denial, event: { ...event, root: true } })).toContain(
    'Credentials  the root user’s own',
  );
});
