import type { DeclaredOperation } from './operation';

/** Lex V1 runtime. The V1 guide says that CloudTrail does not log its messages; here for completeness. */
export const v1Runtime = {
  DeleteSession: { resource: 'session' },
  GetSession: {
    resource: 'session',
    sensitive: {
      response: [
        'recentIntentSummaryView[].slots',
        'sessionAttributes',
        'dialogAction.slots',
        'dialogAction.message',
        'activeContexts',
        'activeContexts[].parameters.*',
      ],
    },
  },
  PostContent: {
    resource: 'session',
    // Those not marked in the model are headers with the same content as PostText's marked members.
    sensitive: {
      request: ['sessionAttributes', 'requestAttributes', 'activeContexts', 'inputStream'],
      response: [
        'message',
        'encodedMessage',
        'inputTranscript',
        'encodedInputTranscript',
        'sessionAttributes',
        'slots',
        'alternativeIntents',
        'activeContexts',
      ],
    },
  },
  PostText: {
    resource: 'session',
    sensitive: {
      request: [
        'inputText',
        'sessionAttributes',
        'requestAttributes',
        'activeContexts',
        'activeContexts[].parameters.*',
      ],
      response: [
        'alternativeIntents[].slots',
        'slots',
        'sessionAttributes',
        'message',
        'activeContexts',
        'activeContexts[].parameters.*',
      ],
    },
  },
  PutSession: {
    resource: 'session',
    sensitive: {
      request: [
        'sessionAttributes',
        'dialogAction.slots',
        'dialogAction.message',
        'recentIntentSummaryView[].slots',
        'activeContexts',
        'activeContexts[].parameters.*',
      ],
      response: ['message', 'encodedMessage', 'sessionAttributes', 'slots', 'activeContexts'],
    },
  },
} as const satisfies Record<string, DeclaredOperation>;
