import { isObject, type JsonValue, textOf } from '../../model/json';
import { lineage, localeOf, type Place, placeOf } from '../../model/place';
import { botResource, kindOf } from './bot-resources';
import { type Decision, decide, type Moments, refuse } from './decide';

export type Decisions = ReadonlyMap<Place, Decision>;

/** What to do about each of the places, once what they are in and what they name is looked at too. */
export function settle(moments: Moments, places: readonly Place[]): Decisions {
  const decisions = new Map(places.map((place) => [place, decide(moments, place)]));
  for (const place of places) {
    const isGoneWithHome = homesOf(moments.scope, place).some(
      (home) => decisions.get(home)?.kind === 'delete',
    );
    if (isGoneWithHome) decisions.set(place, { kind: 'keep' });
  }
  // What is refused can be what another needs.
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (const [place, decision] of decisions) {
      const why = isWriting(decision) ? problemOf({ ...moments, decisions }, place, decision) : undefined;
      if (why === undefined) continue;
      decisions.set(place, refuse(why));
      isDone = false;
    }
  }
  return decisions;
}

type Writing = Extract<Decision, { readonly kind: 'create' | 'update' }>;

function isWriting(decision: Decision): decision is Writing {
  return decision.kind === 'create' || decision.kind === 'update';
}

interface Context extends Moments {
  readonly decisions: Decisions;
}

/** Why something cannot be written, though what it was is known. */
function problemOf(context: Context, place: Place, { kind, document }: Writing): string | undefined {
  const lost = homesOf(context.scope, place).find((home) => !isAvailable(context, home));
  if (lost !== undefined) return `the ${words[kindOf(lost)] ?? kindOf(lost)} that it was in is not there`;
  if (kindOf(place) === 'alias') return aliasProblem(context, textOf(document.botVersion));
  const locale = localeOf(place)?.place ?? '';
  const types = textsAt(document, 'slotTypeId').filter((id) => !id.startsWith('AMAZON.'));
  const type = types.find((id) => !isAvailable(context, `${locale}/${placeOf('slottype', id)}`));
  if (type !== undefined)
    return `slot type ${type}, which it uses, was deleted and cannot be restored with it`;
  if (isWithoutSlots(context, place, kind)) return undefined;
  const slots = textsAt(document.slotPriorities, 'slotId');
  const slot = slots.find((id) => !isAvailable(context, `${place}/${placeOf('slot', id)}`));
  return slot && `slot ${slot}, which it asks for, was deleted and cannot be restored with it`;
}

/** An intent alone is made again without its slots. */
export function isWithoutSlots(
  { decisions }: Pick<Context, 'decisions'>,
  place: Place,
  kind: Decision['kind'],
): boolean {
  return kind === 'create' && ![...decisions.keys()].some((one) => one.startsWith(`${place}/slot/`));
}

const words: Readonly<Record<string, string>> = { locale: 'language', slottype: 'slot type' };

function aliasProblem(context: Context, version: string | undefined): string | undefined {
  if (version === undefined || version === 'DRAFT') return undefined;
  if (isAvailable(context, placeOf('version', version))) return undefined;
  return `version ${version}, which it served, was deleted and cannot be made again with its number`;
}

/** Whether something is there, or will be once the calls before are made. */
function isAvailable({ past, now, lost, decisions, scope }: Context, place: Place): boolean {
  const decision = decisions.get(place);
  if (decision !== undefined && isWriting(decision)) return true;
  if (now.get(place)?.kind === 'known') return decision?.kind !== 'delete';
  if (past.has(place) || lost.has(place)) return false;
  // No call says of it that it came or went: it is there if what it is in has always been.
  return homesOf(scope, place).every((home) => now.has(home) || !past.has(home));
}

/** The resources that a place is within, outermost first. */
function homesOf(scope: string, place: Place): readonly Place[] {
  return lineage(place)
    .slice(0, -1)
    .filter((home) => place !== '' && botResource(scope, home) !== undefined);
}

/** The texts that a member of this name has, however deep. */
function textsAt(value: JsonValue | undefined, member: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((entry: JsonValue) => textsAt(entry, member));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === member && typeof inner === 'string' ? [inner] : textsAt(inner, member),
  );
}
