import { isObject, type JsonObject, type JsonValue, textOf } from '../src/model/json';
import { bringIn, type Edit, leaveOut, listIn, pathStepsOf, setAt, setMember, valueAtSteps } from './edit';
import { closers, nouns, openers, qualities } from './phrases';
import type { Random } from './random';
import { codeHook, conversationLogs, plainMessage } from './shapes';

const flip = (before: unknown) => before !== true;
const other =
  <Choice extends string | number>(...choices: readonly Choice[]) =>
  (before: unknown, random: Random): Choice =>
    random.pick(choices.filter((choice) => choice !== before));

/** A new utterance for an intent, made from one that it was created with. */
export const addUtterance: Edit = (state, random) => {
  const present = listIn(state, 'sampleUtterances').map(({ utterance }) => textOf(utterance) ?? '');
  const core = coreOf(random.pick(present.length === 0 ? ['talk to somebody'] : present));
  const text = `${random.pick(openers)} ${core}${random.pick(closers)}`;
  if (present.includes(text)) return undefined;
  return {
    state: { ...state, sampleUtterances: [...listIn(state, 'sampleUtterances'), { utterance: text }] },
    change: { op: 'add-utterance', kind: 'added', path: `sampleUtterances[${text}]` },
  };
};

export const removeUtterance: Edit = (state, random) => {
  const present = listIn(state, 'sampleUtterances');
  if (present.length < 3) return undefined;
  const gone = random.pick(present);
  return {
    state: { ...state, sampleUtterances: present.filter((entry) => entry !== gone) },
    change: { op: 'remove-utterance', kind: 'removed', path: `sampleUtterances[${textOf(gone.utterance)}]` },
  };
};

export const addValue: Edit = (state, random) => {
  const values = listIn(state, 'slotTypeValues');
  const value = `${random.pick(qualities)} ${random.pick(nouns)}`;
  if (values.length === 0 || values.some((entry) => sampleOf(entry) === value)) return undefined;
  const entry = { sampleValue: { value }, synonyms: [{ value: `the ${value}` }] };
  return {
    state: { ...state, slotTypeValues: [...values, entry] },
    change: { op: 'add-value', kind: 'added', path: `slotTypeValues[${value}]` },
  };
};

export const removeValue: Edit = (state, random) => {
  const values = listIn(state, 'slotTypeValues');
  if (values.length < 4) return undefined;
  const gone = random.pick(values);
  return {
    state: { ...state, slotTypeValues: values.filter((entry) => entry !== gone) },
    change: { op: 'remove-value', kind: 'removed', path: `slotTypeValues[${sampleOf(gone)}]` },
  };
};

export const addSynonym: Edit = (state, random) => {
  const values = listIn(state, 'slotTypeValues');
  if (values.length === 0) return undefined;
  const entry = random.pick(values);
  const synonyms = listIn(entry, 'synonyms');
  const synonym = `${random.pick(qualities)} ${sampleOf(entry)}`;
  if (synonyms.some(({ value }) => value === synonym) || synonym.length > 140) return undefined;
  return {
    state: withEntry(state, entry, { ...entry, synonyms: [...synonyms, { value: synonym }] }),
    change: { op: 'add-synonym', kind: 'added', path: synonymPath(entry, synonym) },
  };
};

/** Leaves at least one: a value's last synonym would take the whole list with it. */
export const removeSynonym: Edit = (state, random) => {
  const entry = listIn(state, 'slotTypeValues').find((value) => listIn(value, 'synonyms').length > 1);
  if (entry === undefined) return undefined;
  const synonyms = listIn(entry, 'synonyms');
  const gone = random.pick(synonyms);
  return {
    state: withEntry(state, entry, { ...entry, synonyms: synonyms.filter((one) => one !== gone) }),
    change: { op: 'remove-synonym', kind: 'removed', path: synonymPath(entry, textOf(gone.value) ?? '') },
  };
};

const confirmation =
  'intentConfirmationSetting.promptSpecification.messageGroups[0].message.plainTextMessage.value';
const contextLife = 'outputContexts[0].timeToLiveInSeconds';

const reworded = (before: unknown, random: Random) =>
  `${random.pick(['Right.', 'So:', 'Now:'])} ${lastSentence(before)}`;

/** A group of messages goes by the text it had. */
const spelledByText = (path: string) => (state: JsonObject) =>
  path.replace('[0]', `[${valueAtSteps(state, pathStepsOf(path))}]`);

/** What the bot asks before it does what was asked of it. */
export function editPrompt(choose: (before: JsonValue, random: Random) => string): Edit {
  return setAt(confirmation, 'edit-prompt', choose, spelledByText(confirmation));
}

export const intentEdits: readonly Edit[] = [
  addUtterance,
  addUtterance,
  removeUtterance,
  setAt('fulfillmentCodeHook.enabled', 'switch-fulfillment', flip),
  setAt('dialogCodeHook.enabled', 'switch-dialog-hook', flip),
  setAt('intentConfirmationSetting.promptSpecification.maxRetries', 'set-retries', other(1, 2, 3, 4)),
  editPrompt(reworded),
  setAt(
    contextLife,
    'set-context-life',
    other(60, 90, 300),
    (state) => `outputContexts[${textOf(listIn(state, 'outputContexts')[0]?.name)}].timeToLiveInSeconds`,
  ),
  setMember('description', 'describe', (random) => `Reviewed in round ${random.between(1, 99)}`),
  leaveOut('intentClosingSetting'),
  bringIn('intentClosingSetting', () => ({
    closingResponse: plainMessage('Done. Anything else?'),
    active: true,
  })),
];

export const slotEdits: readonly Edit[] = [
  setAt('valueElicitationSetting.slotConstraint', 'set-constraint', other('Required', 'Optional')),
  setAt('valueElicitationSetting.promptSpecification.maxRetries', 'set-retries', other(1, 2, 3, 4)),
  setMember('description', 'describe', (random) => `Asked in step ${random.between(1, 99)}`),
  leaveOut('obfuscationSetting'),
  bringIn('obfuscationSetting', () => ({ obfuscationSettingType: 'DefaultObfuscation' })),
];

export const slotTypeEdits: readonly Edit[] = [
  addValue,
  addSynonym,
  addSynonym,
  removeSynonym,
  removeValue,
  setAt(
    'valueSelectionSetting.resolutionStrategy',
    'set-resolution',
    other('OriginalValue', 'TopResolution'),
  ),
];

export const botEdits: readonly Edit[] = [
  setAt('idleSessionTTLInSeconds', 'set-idle-time', other(300, 600, 900)),
  setAt('dataPrivacy.childDirected', 'switch-child-directed', flip),
  setMember('description', 'describe', (random) => `Owned by team ${random.between(1, 9)}`),
];

export const localeEdits: readonly Edit[] = [
  setAt('nluIntentConfidenceThreshold', 'set-threshold', other(0.3, 0.4, 0.55)),
  setAt('voiceSettings.voiceId', 'set-voice', other('Joanna', 'Matthew', 'Salli')),
  leaveOut('voiceSettings'),
  bringIn('voiceSettings', () => ({ voiceId: 'Ivy', engine: 'neural' })),
];

export const aliasEdits: readonly Edit[] = [
  setAt('sentimentAnalysisSettings.detectSentiment', 'switch-sentiment', flip),
  setMember('description', 'describe', (random) => `Change window ${random.between(1, 52)}`),
  switchLocale(flip),
];

/** Whether an alias answers in English. */
export function switchLocale(choose: (before: JsonValue) => boolean): Edit {
  return setAt(
    'botAliasLocaleSettings.en_US.enabled',
    'switch-locale',
    choose,
    () => 'botAliasLocaleSettings[en_US].enabled',
  );
}

/** The function behind an alias becomes another. */
export const swapCodeHook: Edit = hookTo((before, random) =>
  codeHook(String(before).split(':')[3] ?? '', `fulfil-v${random.between(2, 99)}`),
);

export function hookTo(choose: (before: JsonValue, random: Random) => string): Edit {
  return setAt(
    'botAliasLocaleSettings.en_US.codeHookSpecification.lambdaCodeHook.lambdaARN',
    'swap-code-hook',
    choose,
    () => 'botAliasLocaleSettings[en_US].codeHookSpecification.lambdaCodeHook.lambdaARN',
  );
}

export const dropLogs: Edit = leaveOut('conversationLogSettings');

export const bringLogs = (region: string): Edit =>
  bringIn('conversationLogSettings', () => conversationLogs(region));

export const pointTo = (version: string): Edit => setAt('botVersion', 'point-alias', () => version);

export const rename = (member: string, name: string): Edit => setMember(member, 'rename', () => name);

/** Gives a slot its turn among the questions of its intent. */
export function addPriority(slotId: string): Edit {
  return (state) => {
    const present = listIn(state, 'slotPriorities');
    if (present.some((entry) => entry.slotId === slotId)) return undefined;
    const last = Math.max(0, ...present.map(({ priority }) => Number(priority)));
    return {
      state: { ...state, slotPriorities: [...present, { priority: last + 1, slotId }] },
      change: { op: 'add-priority', kind: 'added', path: `slotPriorities[${slotId}]` },
    };
  };
}

export function removePriority(slotId: string): Edit {
  return (state) => {
    const present = listIn(state, 'slotPriorities');
    const left = present.filter((entry) => entry.slotId !== slotId);
    if (left.length === present.length || left.length === 0) return undefined;
    return {
      state: { ...state, slotPriorities: left },
      change: { op: 'remove-priority', kind: 'removed', path: `slotPriorities[${slotId}]` },
    };
  };
}

/** Asks for one slot after all the others. */
export const askLast: Edit = (state) => {
  const present = listIn(state, 'slotPriorities');
  const [first] = present;
  if (first === undefined || present.length < 2) return undefined;
  const priority = Math.max(...present.map((entry) => Number(entry.priority))) + 1;
  return {
    state: {
      ...state,
      slotPriorities: present.map((entry) => (entry === first ? { ...entry, priority } : entry)),
    },
    change: {
      op: 'reorder-slots',
      kind: 'changed',
      path: `slotPriorities[${textOf(first.slotId)}].priority`,
    },
  };
};

/** The phrase without what an earlier edit put around it. */
function coreOf(utterance: string): string {
  const opener = openers.find((start) => utterance.startsWith(`${start} `));
  const rest = opener === undefined ? utterance : utterance.slice(opener.length + 1);
  const closer = closers.find((end) => end !== '' && rest.endsWith(end));
  return closer === undefined ? rest : rest.slice(0, -closer.length);
}

function sampleOf(entry: JsonObject): string {
  return (isObject(entry.sampleValue) ? textOf(entry.sampleValue.value) : undefined) ?? '';
}

function synonymPath(entry: JsonObject, synonym: string): string {
  return `slotTypeValues[${sampleOf(entry)}].synonyms[${synonym}]`;
}

function withEntry(state: JsonObject, before: JsonObject, after: JsonObject): JsonObject {
  const values = listIn(state, 'slotTypeValues').map((entry) => (entry === before ? after : entry));
  return { ...state, slotTypeValues: values };
}

function lastSentence(text: unknown): string {
  return (
    String(text)
      .split(/(?<=[.:]) /)
      .at(-1) ?? ''
  );
}
