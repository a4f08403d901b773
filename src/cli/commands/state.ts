import type { NameIndex } from '../../model/name-index';
import type { Place } from '../../model/place';
import { namesOf } from '../../query/run/names-of';
import { ever, type Resource, resourceAt } from '../../questions/resource';
import { stateAt } from '../../questions/state-at';
import { stateOfVersion } from '../../questions/state-of-version';
import { type PlaceState, statesWithin } from '../../questions/states-within';
import { resourceWords } from '../../view/answers/resource-words';
import { type LabelledState, stateJson, statesJson, statesText, stateText } from '../../view/answers/state';
import { readableTime } from '../../view/time';
import { type AskedStore, ask, type CommandAnswer, type QuestionFlags } from '../ask';
import type { Invocation } from '../command';
import type { ExitCode } from '../exit-codes';
import { askedResource, resourceWord } from '../resource-of';
import { lastInstantOf } from '../time-options';

interface StateFlags extends QuestionFlags {
  readonly at?: string;
  readonly within?: true;
}

/** `lextrail state <resource>`: what it was at a time, as far as recorded calls say it. */
export function state(invocation: Invocation<StateFlags>): Promise<ExitCode> {
  const { options, words } = invocation;
  const at = lastInstantOf('--at', options.at, invocation);
  return ask(invocation, { name: 'state' }, async (asked): Promise<CommandAnswer> => {
    const resource = await askedResource(asked, words[0] ?? '');
    const next = { command: 'blame', words: [resourceWord(resource)] };
    const [, version] = /^version\/([^/]+)$/.exec(resource.place) ?? [];
    if (version !== undefined) return { ...(await versionAnswer(asked, resource, version)), next };
    if (options.within) return { ...(await withinAnswer(asked, resource, at)), next };
    const answer = await stateAt(asked.store, resource.scope, resource.place, at ?? ever);
    return {
      json: stateJson({ resource, at }, answer),
      text: (look) => stateText({ resource, at }, answer, look),
      next,
    };
  });
}

/** A version is a frozen copy: what it contains is what was copied. */
async function versionAnswer(
  { store }: AskedStore,
  resource: Resource,
  version: string,
): Promise<CommandAnswer> {
  const { event, states, unknown, doubts } = await stateOfVersion(store, resource.scope, version);
  const names = await namesOf(store, [resource.scope]);
  const found = labelled(resource, states, { names, root: 'DRAFT' });
  const why =
    event === undefined ? ['no call that made this version is known: it may be older than the trail'] : [];
  return {
    json: { resource: { ...resource }, at: event?.event.instant ?? null, ...statesJson(found, doubts) },
    text: (look) =>
      statesText(`${resourceWords(resource)}: ${counted(found.length)}`, { states: found, doubts }, look),
    remarks: [...why, ...unknown.map((locale) => `what it holds in ${locale} is not known`)],
  };
}

async function withinAnswer(
  { store }: AskedStore,
  resource: Resource,
  at: string | undefined,
): Promise<CommandAnswer> {
  const { states, doubts } = await statesWithin(store, resource.scope, resource.place, at ?? ever);
  const names = await namesOf(store, [resource.scope]);
  const found = labelled(resource, states, { names, root: '' });
  return {
    json: { resource: { ...resource }, at: at ?? null, ...statesJson(found, doubts) },
    text: (look) => {
      const when = at === undefined ? 'as last known' : `as of ${readableTime(at, look.zone)}`;
      const heading = `${resourceWords(resource)}, ${when}: ${counted(found.length)}`;
      return statesText(heading, { states: found, doubts }, look);
    },
  };
}

function counted(things: number): string {
  return things === 1 ? '1 thing is known' : `${things} things are known`;
}

/** States with what they are called; `root` is where their places begin, such as `DRAFT` for those of a version. */
export function labelled(
  { scope }: Resource,
  states: ReadonlyMap<Place, PlaceState>,
  { names, root }: { readonly names: NameIndex; readonly root: Place },
): readonly LabelledState[] {
  return [...states].map(([place, state]) => {
    const whole = [root, place].filter((part) => part !== '').join('/');
    return { label: resourceAt(scope, whole, names).label, place, state };
  });
}
