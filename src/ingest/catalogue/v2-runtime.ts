import type { DeclaredOperation } from './operation';

/** Lex V2 runtime: conversations, recorded only by trails that log Lex data events. */
export const v2Runtime = {
  DeleteSession: { resource: 'session' },
  GetSession: {
    resource: 'session',
    sensitive: { response: ['messages[].content', 'sessionState.activeContexts[].contextAttributes.*'] },
  },
  PutSession: {
    resource: 'session',
    sensitive: { request: ['sessionState.activeContexts[].contextAttributes.*', 'messages[].content'] },
  },
  RecognizeText: {
    resource: 'session',
    sensitive: {
      request: ['text', 'sessionState.activeContexts[].contextAttributes.*'],
      response: ['messages[].content', 'sessionState.activeContexts[].contextAttributes.*'],
    },
  },
  RecognizeUtterance: {
    resource: 'session',
    sensitive: {
      request: ['sessionState', 'requestAttributes'],
      // Not marked, being headers, but the same content as RecognizeText's marked members.
      response: ['messages', 'interpretations', 'sessionState', 'requestAttributes', 'inputTranscript'],
    },
  },
  StartConversation: {
    resource: 'session',
    sensitive: {
      request: [
        'requestEventStream.ConfigurationEvent.sessionState.activeContexts[].contextAttributes.*',
        'requestEventStream.ConfigurationEvent.welcomeMessages[].content',
        'requestEventStream.DTMFInputEvent.inputCharacter',
        'requestEventStream.TextInputEvent.text',
      ],
      response: [
        'responseEventStream.IntentResultEvent.sessionState.activeContexts[].contextAttributes.*',
        'responseEventStream.TextResponseEvent.messages[].content',
      ],
    },
  },
} as const satisfies Record<string, DeclaredOperation>;
