/**
 * Whether a member need not be said where `inner` within it is named, as the words of `inner` already
 * tell it from all others. A test holds that for the whole of Lex's API.
 */
export function isWrapper(member: string, inner: string): boolean {
  return wrappers.has(member) || wrappersOf.get(member)?.includes(inner) === true;
}

/** Wrappers of all that they hold. */
const wrappers: ReadonlySet<string> = new Set([
  ...['advancedRecognitionSetting', 'allowedInputTypes', 'buildtimeSettings', 'cloudWatch'],
  ...['codeHookSpecification', 'compositeSlotTypeSetting', 'condition', 'conversationLogSettings'],
  ...['customPayload', 'dataPrivacy', 'dataSourceConfiguration', 'defaultValueSpec'],
  ...['defaultValueSpecification', 'destination', 'externalSourceSetting', 'generativeAISettings'],
  ...['grammarSlotTypeSetting', 'lambdaCodeHook', 'message', 'multipleValuesSetting'],
  ...['obfuscationSetting', 'plainTextMessage', 'postCodeHookSpecification'],
  ...['postFulfillmentStatusSpecification', 'promptAttemptsSpecification'],
  ...['qInConnectAssistantConfiguration', 'regexConfiguration', 'regexFilter', 'runtimeSettings'],
  ...['s3Bucket', 'sampleValue', 'sentimentAnalysisSettings', 'slotResolutionSetting'],
  ...['speechModelConfig', 'speechRecognitionSettings', 'ssmlMessage', 'subSlotSetting'],
  ...['unifiedSpeechSettings', 'valueElicitationSetting', 'valueSelectionSetting', 'voiceSettings'],
]);

/** Wrappers of some of what they hold. */
const wrappersOf: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    audioAndDTMFInputSpecification: ['audioSpecification', 'dtmfSpecification'],
    conversationLogs: ['logSettings'],
    dialogAction: ['slotToElicit', 'suppressNextMessage'],
    fulfillmentCodeHook: ['fulfillmentUpdatesSpecification'],
    initialResponseSetting: ['initialResponse'],
    intentClosingSetting: ['closingResponse'],
    intentConfirmationSetting: [
      ...['promptSpecification', 'confirmationConditional', 'confirmationNextStep', 'confirmationResponse'],
      ...['declinationConditional', 'declinationNextStep', 'declinationResponse'],
    ],
    Principal: ['AWS', 'Service'],
    slotCaptureSetting: ['captureConditional', 'captureNextStep', 'captureResponse'],
    waitAndContinueSpecification: ['waitingResponse', 'continueResponse', 'stillWaitingResponse'],
  }),
);
