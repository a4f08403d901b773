import type { JsonObject } from '../src/model/json';
import type { Domain } from './phrases';
import { openers, syllables } from './phrases';
import type { Random } from './random';
import { account } from './world';

// The states of Lex's resources as its API takes them (Lex V2 API reference, the request of each Create operation).

export function botState(name: string): JsonObject {
  return {
    botName: name,
    description: `${name}, the assistant`,
    roleArn: `arn:aws:iam::${account}:role/aws-service-role/lexv2.amazonaws.com/AWSServiceRoleForLexV2Bots_${name.slice(0, 10).toUpperCase()}`,
    dataPrivacy: { childDirected: false },
    idleSessionTTLInSeconds: 300,
  };
}

export function localeState(): JsonObject {
  return {
    nluIntentConfidenceThreshold: 0.4,
    description: 'The first language',
    voiceSettings: { voiceId: 'Joanna', engine: 'neural' },
  };
}

type DomainIntent = Domain['intents'][number];

export function intentState(intent: DomainIntent, random: Random): JsonObject {
  const utterances = new Set(intent.asks.map((ask) => `${random.pick(openers)} ${ask}`));
  for (const ask of intent.asks) utterances.add(ask);
  return {
    intentName: intent.name,
    description: `Lets the caller ${intent.asks[0]}`,
    sampleUtterances: [...utterances].map((utterance) => ({ utterance })),
    dialogCodeHook: { enabled: false },
    fulfillmentCodeHook: {
      enabled: true,
      postFulfillmentStatusSpecification: {
        successResponse: plainMessage('All done.'),
        failureResponse: plainMessage('That did not work, sorry.'),
      },
    },
    intentConfirmationSetting: {
      promptSpecification: { ...plainMessage(intent.confirm), maxRetries: 2, allowInterrupt: true },
      declinationResponse: { ...plainMessage('Very well, I will not.'), allowInterrupt: true },
      active: true,
    },
    intentClosingSetting: { closingResponse: plainMessage('Thank you.'), active: true },
    outputContexts: [{ name: `${intent.name}Done`, timeToLiveInSeconds: 90, turnsToLive: 5 }],
  };
}

export function slotState(slot: DomainIntent['slots'][number], slotTypeId: string): JsonObject {
  return {
    slotName: slot.name,
    description: `Asks: ${slot.prompt}`,
    slotTypeId,
    valueElicitationSetting: {
      slotConstraint: 'Required',
      promptSpecification: { ...plainMessage(slot.prompt), maxRetries: 2, allowInterrupt: true },
    },
    obfuscationSetting: { obfuscationSettingType: 'None' },
  };
}

export function slotTypeState(name: string, values: Readonly<Record<string, readonly string[]>>): JsonObject {
  return {
    slotTypeName: name,
    description: `The ${name} we know`,
    slotTypeValues: Object.entries(values).map(([value, synonyms]) => ({
      sampleValue: { value },
      synonyms: synonyms.map((synonym) => ({ value: synonym })),
    })),
    valueSelectionSetting: { resolutionStrategy: 'TopResolution' },
  };
}

/** A slot type of as many values as a catalogue of places has. */
export function bigSlotTypeState(name: string, count: number, random: Random): JsonObject {
  const values: Record<string, readonly string[]> = {};
  for (let number = 0; number < count; number++) {
    const place = `${random.pick(syllables)}${random.pick(syllables)}${random.pick(syllables)} ${number}`;
    values[place] = [`the town of ${place}`];
  }
  return slotTypeState(name, values);
}

export function aliasState(name: string, version: string, region: string): JsonObject {
  return {
    botAliasName: name,
    description: `What ${name.toLowerCase()} callers talk to`,
    botVersion: version,
    botAliasLocaleSettings: {
      en_US: {
        enabled: true,
        codeHookSpecification: {
          lambdaCodeHook: { lambdaARN: codeHook(region, 'fulfil-v1'), codeHookInterfaceVersion: '1.0' },
        },
      },
    },
    conversationLogSettings: conversationLogs(region),
    sentimentAnalysisSettings: { detectSentiment: false },
  };
}

export function conversationLogs(region: string): JsonObject {
  const group = `arn:aws:logs:${region}:${account}:log-group:/aws/lex/conversations`;
  return {
    textLogSettings: [
      {
        enabled: true,
        destination: { cloudWatch: { cloudWatchLogGroupArn: group, logPrefix: 'aws/lex/' } },
      },
    ],
  };
}

export function codeHook(region: string, name: string): string {
  return `arn:aws:lambda:${region}:${account}:function:${name}`;
}

export function plainMessage(text: string): JsonObject {
  return { messageGroups: [{ message: { plainTextMessage: { value: text } } }] };
}
