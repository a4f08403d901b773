import type { JsonObject } from '../../src/model/json';
import type { ResolvedSettings } from '../../src/watch/rule';
import { at, bookHotel, bot, byAliceInCapitals, byBob, byPipeline, type Call, draft, prod } from './stories';

/** What happened, and which of its calls a built-in rule takes; empty where it must stay quiet. */
export interface Case {
  readonly rule: string;
  readonly when: string;
  readonly calls: readonly Call[];
  /** By position in `calls`. */
  readonly matches: readonly number[];
  readonly settings?: Partial<ResolvedSettings>;
}

const deployers = ['ci-*'];
const pointing = (version: string, more: JsonObject = {}): Call => [
  'UpdateBotAlias',
  { ...prod, botVersion: version },
  more,
];
const hook = (lambdaARN: string): Call => [
  'UpdateBotAlias',
  {
    ...prod,
    botVersion: '3',
    botAliasLocaleSettings: {
      en_US: {
        enabled: true,
        codeHookSpecification: { lambdaCodeHook: { lambdaARN, codeHookInterfaceVersion: '1.0' } },
      },
    },
  },
];
const lambda = (account: string, name: string) => `arn:aws:lambda:eu-west-1:${account}:function:${name}`;
const frozen = (version: string, more: JsonObject = {}): Call => [
  'CreateBotVersion',
  { ...bot, botVersionLocaleSpecification: { en_US: { sourceBotVersion: 'DRAFT' } } },
  { ...more, response: { ...bot, botVersion: version, botStatus: 'Versioning' } },
];
const edit = (utterance: string, more: JsonObject = {}): Call => [
  'UpdateIntent',
  { ...bookHotel, sampleUtterances: [{ utterance }] },
  more,
];
const oldEdit = (more: JsonObject): Call => edit('book a room', { ...more, ...at('2026-11-01T10:00:00Z') });

export const releaseCases: readonly Case[] = [
  {
    rule: 'live-alias-changed',
    when: 'a person points PROD elsewhere',
    calls: [pointing('3', byPipeline), pointing('4')],
    matches: [1],
    settings: { deployers },
  },
  {
    rule: 'live-alias-changed',
    when: 'a person deletes it, by its id alone',
    calls: [pointing('3', byPipeline), ['DeleteBotAlias', { ...bot, botAliasId: 'LIVEALIAS1' }]],
    matches: [1],
    settings: { deployers },
  },
  {
    rule: 'live-alias-changed',
    when: 'a person gives it another name, so that it is live no longer',
    calls: [pointing('3', byPipeline), ['UpdateBotAlias', { ...prod, botAliasName: 'OLD', botVersion: '3' }]],
    matches: [1],
    settings: { deployers },
  },
  {
    rule: 'live-alias-changed',
    when: 'the pipeline promotes, a person moves the test alias, and a person is refused',
    calls: [
      pointing('3', byPipeline),
      ['UpdateBotAlias', { ...bot, botAliasId: 'TESTALIAS1', botAliasName: 'TEST', botVersion: '4' }],
      pointing('4', { errorCode: 'AccessDeniedException' }),
    ],
    matches: [],
    settings: { deployers },
  },
  {
    rule: 'alias-moved-backwards',
    when: 'version 10 gives way to 9',
    calls: [pointing('10'), pointing('9')],
    matches: [1],
  },
  {
    rule: 'alias-moved-backwards',
    when: 'Lex V1 moves one back',
    calls: ['4', '3'].map((botVersion) => [
      'PutBotAlias',
      { name: 'PROD', botName: 'OrderFlowers', botVersion },
    ]),
    matches: [1],
  },
  {
    rule: 'alias-moved-backwards',
    when: 'it moves on from 9 to 10, stays, or is first seen',
    calls: [pointing('9'), pointing('10'), pointing('10')],
    matches: [],
  },
  {
    rule: 'console-edit-of-pipeline-bot',
    when: 'a person edits what a pipeline deployed last week',
    calls: [edit('book a room', { ...byPipeline, ...at('2026-11-15T10:00:00Z') }), edit('book a hotel')],
    matches: [1],
    settings: { deployers },
  },
  {
    rule: 'console-edit-of-pipeline-bot',
    when: 'the pipeline wrote a year ago, or only read, or a person uses the command line',
    calls: [
      edit('book a room', { ...byPipeline, ...at('2025-11-15T10:00:00Z') }),
      ['DescribeBot', bot, byPipeline],
      edit('book a hotel'),
      edit('book an inn', { userAgent: 'aws-cli/2.31.18 md/awscrt#0.27.6' }),
    ],
    matches: [],
    settings: { deployers },
  },
  {
    rule: 'code-hook-swapped',
    when: 'another function, then the same name in another account',
    calls: [
      hook(lambda('111122223333', 'fulfil')),
      hook(lambda('111122223333', 'other')),
      hook(lambda('444455556666', 'other')),
    ],
    matches: [1, 2],
  },
  {
    rule: 'code-hook-swapped',
    when: 'Lex V1 swaps the function of an intent',
    calls: ['fulfil', 'other'].map((name) => [
      'PutIntent',
      {
        name: 'BookHotel',
        fulfillmentActivity: {
          type: 'CodeHook',
          codeHook: { uri: lambda('111122223333', name), messageVersion: '1.0' },
        },
      },
    ]),
    matches: [1],
  },
  {
    rule: 'code-hook-swapped',
    when: 'a new version of the same function, or a hook where there was none',
    calls: [
      ['UpdateBotAlias', { ...prod, botVersion: '3', botAliasLocaleSettings: { en_US: { enabled: true } } }],
      hook(lambda('111122223333', 'fulfil:1')),
      hook(lambda('111122223333', 'fulfil:2')),
    ],
    matches: [],
  },
  {
    rule: 'four-eyes',
    when: 'one person edits, freezes and promotes',
    calls: [frozen('2', byBob), edit('book a hotel'), frozen('3'), pointing('3')],
    matches: [3],
  },
  {
    rule: 'four-eyes',
    when: 'one person does it all, whose name one tool writes otherwise than another',
    calls: [edit('book a hotel', byAliceInCapitals), frozen('3'), pointing('3')],
    matches: [2],
  },
  {
    rule: 'four-eyes',
    when: 'one person does it all, and only once for each promotion',
    calls: [
      edit('book a hotel'),
      frozen('3'),
      pointing('3'),
      ['UpdateBotAlias', { ...prod, botVersion: '3', description: 'the live one' }],
    ],
    matches: [2],
  },
  {
    rule: 'four-eyes',
    when: 'the only edit by who promotes was refused',
    calls: [
      edit('book an inn', byBob),
      edit('book a hotel', { errorCode: 'ConflictException' }),
      frozen('3'),
      pointing('3'),
    ],
    matches: [],
  },
  {
    rule: 'four-eyes',
    when: 'somebody else freezes, or promotes, or the edit is in an older version already',
    calls: [
      edit('book a hotel'),
      frozen('3', byBob),
      pointing('3'),
      edit('book an inn'),
      frozen('4'),
      pointing('4', byBob),
      frozen('5'),
      pointing('5'),
    ],
    matches: [],
  },
  {
    rule: 'four-eyes',
    when: 'a pipeline does it all, or the alias stays where it is',
    calls: [
      edit('book a hotel', byPipeline),
      frozen('3', byPipeline),
      pointing('3', byPipeline),
      edit('book an inn'),
      frozen('4'),
      ['UpdateBotAlias', { ...prod, botVersion: '3', description: 'the live one' }],
    ],
    matches: [],
    settings: { deployers },
  },
  {
    rule: 'change-in-freeze',
    when: 'an intent is saved and a slot type deleted on a day of it',
    calls: [oldEdit({}), edit('book a hotel'), ['DeleteSlotType', { ...draft, slotTypeId: 'FLOWERTYPE' }]],
    matches: [1, 2],
    settings: { freezes: [{ from: '2026-11-22T00:00:00.000Z', before: '2026-11-23T00:00:00.000Z' }] },
  },
  {
    rule: 'change-in-freeze',
    when: 'an intent is saved in the first second after it, which belongs to it no more',
    calls: [oldEdit({}), edit('book a hotel', at('2026-11-22T00:00:00Z'))],
    matches: [],
    settings: { freezes: [{ from: '2026-11-21T00:00:00.000Z', before: '2026-11-22T00:00:00.000Z' }] },
  },
  {
    rule: 'change-in-freeze',
    when: 'somebody looks, builds or is refused in it, or changes something before it',
    calls: [
      oldEdit({}),
      ['DescribeIntent', bookHotel],
      ['BuildBotLocale', draft],
      edit('book a hotel', { errorCode: 'ConflictException' }),
    ],
    matches: [],
    settings: { freezes: [{ from: '2026-11-22T00:00:00.000Z', before: '2026-11-23T00:00:00.000Z' }] },
  },
];
