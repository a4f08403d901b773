/**
 * Members that hold what a bot hears and says: utterances, messages, values of slots and slot types and
 * their synonyms, vocabularies, prompts. `holder.member` where the member's own name is ambiguous.
 * After the SDK's models of both APIs. Names and descriptions are not among them.
 */
export const textMembers: readonly string[] = [
  'utterance',
  'sampleUtterances',
  'plainTextMessage.value',
  'ssmlMessage.value',
  'customPayload.value',
  'imageResponseCard.title',
  'imageResponseCard.subtitle',
  'buttons.text',
  'buttons.value',
  'customDisambiguationMessage',
  'customPrompt',
  'generationInputPrompt',
  'sampleValue.value',
  'synonyms.value',
  'resolvedValues',
  'originalValue',
  'interpretedValue',
  'defaultValue',
  'phrase',
  'displayAs',
  // What an analysis of conversations was limited to.
  'filters.values',
  // Conditions and patterns compare with what is said.
  'expressionString',
  'pattern',
  'queryFilterString',
  'sessionAttributes',
  'requestAttributes',
  'inputTranscript',
  // Lex quotes what it refuses.
  'errorMessage',
  'failureReasons',
  // V1.
  'enumerationValues.value',
  'messages.content',
  'responseCard',
];
