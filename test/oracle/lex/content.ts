import type { Dice } from './dice';
import { type Doc, docOf, type Json, listOf, textOf, without } from './json';
import type { NounName } from './nouns';

/** What a new thing of each kind is at first. */
export function contentOf(noun: NounName, name: string, dice: Dice): Doc {
  const first: Readonly<Record<NounName, () => Doc>> = {
    Bot: () => ({
      botName: name,
      roleArn: 'arn:aws:iam::111122223333:role/Lex',
      dataPrivacy: { childDirected: false },
      idleSessionTTLInSeconds: 300,
    }),
    BotAlias: () => ({ botAliasName: name, ...described(dice) }),
    BotLocale: () => ({ nluIntentConfidenceThreshold: 0.4, ...described(dice) }),
    BotVersion: () => described(dice),
    Intent: () => ({ intentName: name, ...described(dice), ...withUtterance({}, dice) }),
    Slot: () => ({
      slotName: name,
      ...described(dice),
      valueElicitationSetting: { slotConstraint: 'Required' },
    }),
    SlotType: () => ({ slotTypeName: name, ...described(dice), ...withValue({}, dice) }),
  };
  return first[noun]();
}

/** The same thing after somebody edited it; now and then nothing is different. */
export function edited(noun: NounName, doc: Doc, dice: Dice): Doc {
  const own = edits[noun] ?? [];
  const edit = dice.pick([redescribed, forgotten, ...own, ...own]);
  return edit === undefined ? doc : edit(doc, dice);
}

type Edit = (doc: Doc, dice: Dice) => Doc;

const redescribed: Edit = (doc, dice) => ({ ...doc, ...described(dice) });

/** Lex removes what an Update leaves out. */
const forgotten: Edit = (doc) => without(doc, ['description']);

const edits: Readonly<Partial<Record<NounName, readonly Edit[]>>> = {
  Bot: [(doc, dice) => ({ ...doc, idleSessionTTLInSeconds: 300 + 60 * dice.roll(4) })],
  BotLocale: [(doc, dice) => ({ ...doc, nluIntentConfidenceThreshold: 0.4 + dice.roll(4) / 10 })],
  Intent: someEdits(
    withUtterance,
    (doc, dice) => ({ ...doc, sampleUtterances: less(doc.sampleUtterances, dice) }),
    (doc, dice) => ({ ...doc, fulfillmentCodeHook: { enabled: dice.isLucky(50) } }),
    (doc, dice) => ({ ...doc, inputContexts: [{ name: `context${dice.roll(3)}` }] }),
  ).map(withoutEmptyLists),
  Slot: [
    (doc, dice) => ({
      ...doc,
      valueElicitationSetting: { slotConstraint: dice.isLucky(50) ? 'Optional' : 'Required' },
    }),
  ],
  SlotType: someEdits(withValue, (doc, dice) => ({
    ...doc,
    slotTypeValues: less(doc.slotTypeValues, dice),
  })).map(withoutEmptyLists),
};

function someEdits(...list: readonly Edit[]): readonly Edit[] {
  return list;
}

/** Few words, so that edits meet, repeat and take each other back. */
function word(dice: Dice): string {
  return ['roses', 'tulips', 'lilies', 'asters', 'peonies', 'irises'][dice.roll(6)] ?? 'roses';
}

function described(dice: Dice): Doc {
  return { description: `about ${word(dice)}` };
}

function withUtterance(doc: Doc, dice: Dice): Doc {
  return more(doc, 'sampleUtterances', { utterance: `buy ${word(dice)}` });
}

function withValue(doc: Doc, dice: Dice): Doc {
  const synonyms: Doc = dice.isLucky(50) ? { synonyms: [{ value: `some ${word(dice)}` }] } : {};
  return more(doc, 'slotTypeValues', { sampleValue: { value: word(dice) }, ...synonyms });
}

/** With one more entry, in the place of the one that has the same identity. */
function more(doc: Doc, member: string, entry: Doc): Doc {
  const others = listOf(doc[member]).filter((one) => identity(one) !== identity(entry));
  return { ...doc, [member]: [...others, entry] };
}

function identity(entry: Json): string | undefined {
  const doc = docOf(entry);
  return textOf(doc?.utterance) ?? textOf(docOf(doc?.sampleValue)?.value);
}

function less(list: Json | undefined, dice: Dice): readonly Json[] {
  const entries = listOf(list);
  const gone = dice.roll(entries.length);
  return entries.filter((_, index) => index !== gone);
}

function withoutEmptyLists(edit: Edit): Edit {
  return (doc, dice) =>
    Object.fromEntries(
      Object.entries(edit(doc, dice)).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
    );
}
