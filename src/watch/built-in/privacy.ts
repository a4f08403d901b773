import type { Declared } from './declared';

/** What is recorded of callers, what is hidden, and how their words are understood. */
export const privacyRules: readonly Declared[] = [
  {
    name: 'conversation-logs-off',
    title: 'Conversation logs switched off',
    filter: 'event:UpdateBotAlias,PutBotAlias outcome:ok changed:conversationLogSettings,conversationLogs',
    condition: 'logs-reduced',
    severity: 'critical',
    meaning:
      'Text or audio of conversations is no longer recorded, goes to one place less, or is no longer encrypted with a key of yours. An update that leaves the block out does it too, mostly unmeant.',
    isOn: true,
  },
  {
    name: 'obfuscation-removed',
    title: 'Obfuscation of a slot removed',
    filter: 'event:UpdateSlot,PutIntent outcome:ok changed:*obfuscationSetting*',
    condition: 'obfuscation-lifted',
    severity: 'warning',
    meaning:
      'What callers say into this slot (a card number, a name) was hidden in the conversation logs. From now on it is there in plain text.',
    isOn: true,
  },
  {
    name: 'child-directed-changed',
    title: 'Child-directed setting changed',
    filter: 'event:UpdateBot,PutBot outcome:ok changed:dataPrivacy,childDirected',
    severity: 'warning',
    meaning:
      'Whether the bot says it is directed at children under the age of 13 decides what Amazon may store of its conversations. It is a statement under law (COPPA), not a preference.',
    isOn: true,
  },
  {
    name: 'nlu-threshold-lowered',
    title: 'Confidence threshold lowered',
    filter: 'event:UpdateBotLocale,PutBot outcome:ok changed:nluIntentConfidenceThreshold',
    condition: 'threshold-lowered',
    severity: 'notice',
    meaning:
      'Lex needs to be less sure of what a caller means than before. More is answered, and more of it wrongly.',
    isOn: false,
  },
];
