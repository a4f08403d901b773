import type { Doubt } from '../../model/doubt';
import type { JsonObject } from '../../model/json';
import type { Resource } from '../../questions/resource';
import type { StateAt } from '../../questions/state-at';
import type { PlaceState } from '../../questions/states-within';
import { plain } from '../colors';
import { doubtLines, doubtsJson } from '../doubt';
import type { Look } from '../look';
import { safeJson, safeText } from '../safe-text';
import { readableTime } from '../time';
import { asText } from './lines';
import { referenceJson, referenceWords } from './reference';
import { resourceWords } from './resource-words';
import { wrapped } from './wrap';

/** The resource asked for, and the time: ISO 8601, UTC; without one, the last known state. */
export interface StateQuestion {
  readonly resource: Resource;
  readonly at?: string;
}

export function stateJson(
  { resource, at }: StateQuestion,
  { kind, document, doubts, event }: StateAt,
): JsonObject {
  return {
    resource: { ...resource },
    at: at ?? null,
    state: kind,
    document: kind === 'known' ? document : null,
    doubts: doubtsJson(doubts),
    event: event === undefined ? null : referenceJson(event),
  };
}

export function stateText({ resource, at }: StateQuestion, answer: StateAt, look: Look): string {
  const { bold } = look.palette ?? plain;
  const what = resourceWords(resource);
  const when = at === undefined ? 'as last known' : `as of ${readableTime(at, look.zone)}`;
  const { kind, doubts, event } = answer;
  if (kind === 'nothing' || event === undefined) {
    return asText([`${what}, ${when}: not known, no call up to then says what it was`]);
  }
  if (kind === 'gone') return asText([`${what}, ${when}: deleted, ${referenceWords(event, look)}`]);
  return asText([
    ...wrapped(`${what}, ${when}: ${referenceWords(event, look)}`, '', look.width).map(bold),
    ...doubtLines(doubts, look),
    documentText(answer),
  ]);
}

/** An empty document below a doubt would read as one that is known to be empty. */
function documentText({ document, doubts }: Pick<PlaceState, 'document' | 'doubts'>): string {
  const isUnknown = doubts.length > 0 && Object.keys(document).length === 0;
  return isUnknown ? 'nothing that it holds is known' : safeJson(document, 2);
}

/** One of several states, with the label of its resource. */
export interface LabelledState {
  readonly label: string;
  readonly place: string;
  readonly state: PlaceState;
}

/** `complete` where the states are all there is, each of them whole. */
export function statesJson(states: readonly LabelledState[], doubts: readonly Doubt[]): JsonObject {
  return {
    complete: doubts.length === 0 && states.every(({ state }) => state.doubts.length === 0),
    doubts: doubtsJson(doubts),
    states: states.map(({ label, place, state }) => ({
      label,
      place,
      complete: state.doubts.length === 0,
      document: state.document,
      doubts: doubtsJson(state.doubts),
      event: referenceJson(state.event),
    })),
  };
}

/** Several states, each under its label, below why there may be more than these. */
export function statesText(
  heading: string,
  { states, doubts }: { readonly states: readonly LabelledState[]; readonly doubts: readonly Doubt[] },
  look: Look,
): string {
  const { bold } = look.palette ?? plain;
  const blocks = states.map(({ label, state }) => [
    '',
    bold(`${safeText(label)}: ${referenceWords(state.event, look)}`),
    ...doubtLines(state.doubts, look),
    documentText(state),
  ]);
  return asText([heading, ...doubtLines(doubts, look), ...blocks.flat()]);
}
