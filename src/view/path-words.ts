import { clip, safeText } from './safe-text';

/**
 * The path of a difference in words, innermost first: `synonym “red rose” of value “roses”`,
 * `fulfillment code hook`. Members that only hold others are silent.
 */
export function pathWords(path: string): string {
  const steps = stepsOf(path);
  const telling = steps.filter((step, index) => step.key !== undefined || !isSilent(step, steps[index - 1]));
  const shown = telling.length > 0 ? telling : steps.slice(0, 1);
  if (shown.length === 0) return 'everything';
  return shown.slice(-MOST_STEPS).reverse().map(stepWords).join(' of ');
}

/** The last member that a path names: `enabled` of `fulfillmentCodeHook.enabled`. */
export function lastMember(path: string): string {
  const last = stepsOf(path).at(-1);
  return last === undefined || last.key !== undefined ? '' : last.name;
}

/** A member, or an entry of the list or map that the member holds. */
interface PathStep {
  readonly name: string;
  readonly key?: string;
}

/** Longer paths in words are harder to read than helpful. */
const MOST_STEPS = 3;

const STEP = /\[((?:\\.|[^\\\]])*)\]|\.?([^.[\]\\]+)/gsu;

function stepsOf(path: string): readonly PathStep[] {
  const steps: PathStep[] = [];
  for (const [, key, name = ''] of path.matchAll(STEP)) {
    const last = steps.at(-1);
    if (key === undefined) steps.push({ name });
    else if (last !== undefined && last.key === undefined)
      steps[steps.length - 1] = { ...last, key: unescaped(key) };
    else steps.push({ name: '', key: unescaped(key) });
  }
  return steps;
}

/** The name that an ARN ends in: of a log group, a bucket, a function, a role. */
export function shortArn(text: string): string {
  if (!/^arn:[^:]*:[^:]*:[^:]*:[^:]*:./s.test(text)) return text;
  const resource = text.split(':').slice(5).join(':');
  return resource.replace(/^(?:log-group:|function:|role\/|key\/)/, '').replace(/:\*$/, '');
}

function isSilent({ name }: PathStep, outer: PathStep | undefined): boolean {
  return SILENT.has(name) || SILENT.has(`${outer?.name}.${name}`);
}

function unescaped(key: string): string {
  return key.replace(/\\(.)/gsu, '$1');
}

function stepWords({ name, key }: PathStep): string {
  if (key === undefined) return LABELS.get(name) ?? humanized(name);
  const what = ENTRIES.get(name) ?? LABELS.get(name) ?? humanized(name);
  const position = /^#(\d+)$/.exec(key);
  if (position) return `${what} ${position[1]}`.trim();
  const shown = clip(safeText(shortArn(key)), 60);
  return BARE_KEYS.has(name) ? `${what} ${shown}`.trim() : `${what} “${shown}”`.trim();
}

/** `audioFillerSettings` → `audio filler settings`; what an unknown member is called. */
function humanized(name: string): string {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
  return clip(safeText(words), 60)
    .split(' ')
    .map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()))
    .join(' ');
}

/** Members that only wrap others. */
const SILENT: ReadonlySet<string> = new Set([
  'botAliasLocaleSettings',
  'closingResponse',
  'codeHookSpecification',
  'conversationLogSettings',
  'customPayload',
  'dataPrivacy',
  'enabled',
  'intentClosingSetting',
  'intentConfirmationSetting',
  'lambdaCodeHook',
  'message',
  'plainTextMessage',
  'promptSpecification',
  'sampleValue',
  'sentimentAnalysisSettings',
  'slotPriorities.priority',
  'ssmlMessage',
  'value',
  'valueElicitationSetting',
]);

/** What the members of Lex's API are called by the people who build bots. */
const LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    abortStatement: 'abort statement',
    audioLogSettings: 'audio logs',
    botMembers: 'members of the bot network',
    botVersion: 'version it points to',
    childDirected: 'child-directed setting',
    clarificationPrompt: 'clarification prompt',
    conversationLogSettings: 'conversation logs',
    conversationLogs: 'conversation logs',
    dataPrivacy: 'data privacy',
    detectSentiment: 'sentiment analysis',
    dialogCodeHook: 'dialog code hook',
    enableModelImprovements: 'model improvements',
    errorLogSettings: 'error logs',
    fulfillmentActivity: 'fulfillment',
    fulfillmentCodeHook: 'fulfillment code hook',
    idleSessionTTLInSeconds: 'session timeout in seconds',
    intentClosingSetting: 'closing response',
    intentConfirmationSetting: 'confirmation',
    kendraConfiguration: 'Kendra search',
    kmsKeyArn: 'encryption key',
    lambdaARN: 'Lambda function',
    lambdaArn: 'Lambda function',
    lambdaCodeHook: 'Lambda function',
    messageGroups: 'messages',
    nluIntentConfidenceThreshold: 'confidence threshold',
    obfuscationSetting: 'obfuscation',
    obfuscationSettingType: 'obfuscation',
    parentIntentSignature: 'built-in intent it extends',
    parentSlotTypeSignature: 'built-in slot type it extends',
    promptSpecification: 'prompt',
    qInConnectIntentConfiguration: 'Amazon Q in Connect',
    qnAIntentConfiguration: 'question answering',
    roleArn: 'role',
    sampleUtterances: 'utterances',
    sentimentAnalysisSettings: 'sentiment analysis',
    slotPriorities: 'order of the slots',
    slotTypeId: 'slot type',
    slotTypeValues: 'values',
    textLogSettings: 'text logs',
    valueElicitationSetting: 'elicitation',
  }),
);

/** What one entry of a list or map is called. */
const ENTRIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    audioLogSettings: 'audio logs to',
    botAliasLocaleSettings: 'language',
    botVersionLocaleSpecification: 'language',
    buttons: 'button',
    conditionalBranches: 'branch',
    enumerationValues: 'value',
    inputContexts: 'input context',
    intents: 'intent',
    items: 'entry',
    logSettings: 'logs of',
    messageGroups: 'message',
    messageGroupsList: 'message',
    messages: 'message',
    outputContexts: 'output context',
    sampleUtterances: 'utterance',
    Statement: 'statement',
    slotPriorities: 'priority of slot',
    slotTypeValues: 'value',
    slots: 'slot',
    subSlots: 'sub-slot',
    synonyms: 'synonym',
    tags: 'tag',
    textLogSettings: 'text logs to',
    values: 'value',
    variations: 'variation',
  }),
);

/** Entries that are known by a name or an address rather than by their text. */
const BARE_KEYS: ReadonlySet<string> = new Set([
  'audioLogSettings',
  'botAliasLocaleSettings',
  'botVersionLocaleSpecification',
  'intents',
  'items',
  'slotPriorities',
  'slots',
  'Statement',
  'subSlots',
  'tags',
  'textLogSettings',
]);
