/** Paths of the states that the writes of Lex V1 hold (client-lex-model-building-service, model shapes). */
export const v1Paths: readonly string[] = [
  ...prompt('abortStatement'),
  ...prompt('clarificationPrompt'),
  ...[
    'childDirected',
    'description',
    'detectSentiment',
    'enableModelImprovements',
    'idleSessionTTLInSeconds',
  ],
  ...['intents', 'intents[x]', 'intents[x].intentName', 'intents[x].intentVersion'],
  ...['locale', 'nluIntentConfidenceThreshold', 'voiceId'],
  ...['botVersion', 'conversationLogs', 'conversationLogs.iamRoleArn', 'conversationLogs.logSettings'],
  ...['', '.destination', '.kmsKeyArn', '.logType', '.resourceArn', '.resourcePrefix'].map(
    (member) => `conversationLogs.logSettings[x]${member}`,
  ),
  ...prompt('conclusionStatement'),
  ...prompt('confirmationPrompt'),
  ...prompt('rejectionStatement'),
  ...['dialogCodeHook', 'dialogCodeHook.messageVersion', 'dialogCodeHook.uri'],
  'followUpPrompt',
  ...prompt('followUpPrompt.prompt'),
  ...prompt('followUpPrompt.rejectionStatement'),
  ...['fulfillmentActivity', 'fulfillmentActivity.type', 'fulfillmentActivity.codeHook'],
  ...['fulfillmentActivity.codeHook.messageVersion', 'fulfillmentActivity.codeHook.uri'],
  ...['inputContexts', 'inputContexts[x]', 'inputContexts[x].name'],
  ...['kendraConfiguration', 'kendraConfiguration.kendraIndex', 'kendraConfiguration.queryFilterString'],
  ...['kendraConfiguration.role', 'outputContexts', 'outputContexts[x]', 'outputContexts[x].name'],
  ...['outputContexts[x].timeToLiveInSeconds', 'outputContexts[x].turnsToLive'],
  ...['parentIntentSignature', 'sampleUtterances', 'sampleUtterances[x]', 'slots', 'slots[x]'],
  ...['.defaultValueSpec', '.defaultValueSpec.defaultValueList', '.defaultValueSpec.defaultValueList[x]'].map(
    (member) => `slots[x]${member}`,
  ),
  'slots[x].defaultValueSpec.defaultValueList[x].defaultValue',
  ...['.description', '.name', '.obfuscationSetting', '.priority', '.responseCard', '.sampleUtterances'].map(
    (member) => `slots[x]${member}`,
  ),
  ...['.sampleUtterances[x]', '.slotConstraint', '.slotType', '.slotTypeVersion'].map(
    (member) => `slots[x]${member}`,
  ),
  ...prompt('slots[x].valueElicitationPrompt'),
  ...['enumerationValues', 'enumerationValues[x]', 'enumerationValues[x].synonyms'],
  ...['enumerationValues[x].synonyms[x]', 'enumerationValues[x].value', 'parentSlotTypeSignature'],
  ...['slotTypeConfigurations', 'slotTypeConfigurations[x]', 'slotTypeConfigurations[x].regexConfiguration'],
  ...['slotTypeConfigurations[x].regexConfiguration.pattern', 'valueSelectionStrategy'],
];

/** A prompt or statement. */
function prompt(path: string): readonly string[] {
  const messages = ['', '[x]', '[x].content', '[x].contentType', '[x].groupNumber'];
  return [
    ...[path, `${path}.maxAttempts`, `${path}.responseCard`],
    ...messages.map((member) => `${path}.messages${member}`),
  ];
}
