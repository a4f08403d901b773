import { type Outcome, outcomes } from '../../model/event';
import { endOf } from '../../model/position';
import type { IndexName } from '../../model/stored';
import { byActor, byBot, byFault, byId } from '../../store/keys';
import type { Filter, Term } from '../filter/filter';
import { shortestId } from '../filter/limits';
import { scopeTest } from '../judge/name-judges';
import { wholeText } from '../judge/value-tests';
import type { IndexScan, PlanKnowledge } from './index-scan';
import { daysIn, intersection, type Window, windowOf } from './window';

/** A way to everything that a filter takes, other than reading all of its time. */
export interface Access {
  readonly indexes: readonly IndexName[];
  readonly scans: readonly IndexScan[];
  /** How narrow the way is: lower is better. */
  readonly rank: number;
  /** The part of the filter that its keys answer in full. */
  readonly answers?: Filter;
}

/** AND takes the narrowest way of its sides, OR all of them, and what is negated shows none. */
export function accessOf(filter: Filter, window: Window, knowledge: PlanKnowledge): Access | undefined {
  switch (filter.kind) {
    case 'term':
      return accessOfTerm(filter, window, knowledge);
    case 'and':
      return narrowest(filter.of.map((each) => accessOf(each, window, knowledge)));
    case 'or':
      return union(
        filter.of.map((each) => accessOf(each, intersection(window, windowOf(each)), knowledge)),
        filter,
      );
    case 'not':
      return filter.of.kind === 'term'
        ? faults(filter, remaining(filter.of), { window, knowledge })
        : undefined;
    default:
      return undefined;
  }
}

// One person does little, faults are few, a bot is read a lot, and a service calls by the thousand.
const ranks = { nothing: -1, id: 0, person: 1, fault: 2, bot: 3, service: 4 } as const;

/** Beyond this, asking so many partitions costs more than reading the time they cover. */
const mostScans = 50;

interface AccessContext {
  readonly window: Window;
  readonly knowledge: PlanKnowledge;
}

function accessOfTerm(term: Term, window: Window, knowledge: PlanKnowledge): Access | undefined {
  const within = { window, knowledge };
  switch (term.field) {
    case 'id':
      return ids(term);
    case 'actor':
      return actors(term, within);
    case 'bot':
      return bots(term, within);
    case 'outcome':
      return faults(term, outcomes.filter(wholeText(term)), within);
    case 'has':
      return term.values.every((value) => value.kind === 'text' && value.text.toLowerCase() === 'error')
        ? faults(term, outcomes.filter(byFault.holds), within)
        : undefined;
    default:
      return undefined;
  }
}

function ids(term: Term): Access | undefined {
  const beginnings = textsOf(term);
  // byId is case-sensitive: every spelling of an ASCII text sorts between its capitals and its small letters.
  if (!beginnings?.every((text) => text.length >= shortestId && /^[\x20-\x7e]+$/.test(text)))
    return undefined;
  const scans = beginnings.map((text) => ({
    index: byId.index,
    partitions: [byId.partition(text)],
    from: text.toUpperCase(),
    to: endOf(text.toLowerCase()),
  }));
  return access([byId.index], scans, ranks.id, term);
}

function actors(term: Term, { window, knowledge }: AccessContext): Access | undefined {
  const asked = textsOf(term);
  if (!asked) return undefined;
  const shown = asked.flatMap((name) => knowledge.callers?.get(name.toLowerCase()) ?? []);
  const names = [...asked, ...shown];
  const days = daysIn(window, knowledge.days);
  const scans = names.map((name) => ({
    index: byActor.index,
    partitions: byActor.partitions(name, days),
    ...window,
  }));
  const isDaily = names.some((name) => byActor.partition(name, anyDay).endsWith(anyDay));
  const rank = isDaily ? ranks.service : ranks.person;
  // Whoever is shown under another name did other things too.
  return access([byActor.index], scans, rank, shown.length === 0 ? term : undefined);
}

/** Any day: it shows whether an actor's partition is a day or a month. */
const anyDay = '2000-01-01';

function bots(term: Term, { window, knowledge }: AccessContext): Access | undefined {
  const known = knowledge.bots;
  if (known === undefined) return undefined;
  const isAsked = scopeTest(term, (scope) => known.get(scope) ?? []);
  const scans = [...known.keys()].filter(isAsked).map((scope) => ({
    index: byBot.index,
    partitions: [byBot.partition(scope)],
    ...window,
  }));
  return access([byBot.index], scans, ranks.bot, term);
}

function remaining(term: Term): readonly Outcome[] {
  const isLeftOut = wholeText(term);
  return term.field === 'outcome' ? outcomes.filter((outcome) => !isLeftOut(outcome)) : outcomes;
}

function faults(
  answers: Filter,
  asked: readonly Outcome[],
  { window, knowledge }: AccessContext,
): Access | undefined {
  if (!asked.every(byFault.holds)) return undefined;
  const days = daysIn(window, knowledge.days);
  const scans = asked.map((outcome) => ({
    index: byFault.index,
    partitions: byFault.partitions(outcome, days),
    ...window,
  }));
  return access([byFault.index], scans, ranks.fault, answers);
}

function access(
  indexes: readonly IndexName[],
  scans: readonly IndexScan[],
  rank: number,
  answers?: Filter,
): Access | undefined {
  if (scans.length > mostScans) return undefined;
  // Nothing to read at all is the narrowest way there is.
  return { indexes, scans: distinct(scans), rank: scans.length === 0 ? ranks.nothing : rank, answers };
}

/** The same id or name given twice would be read twice. */
function distinct(scans: readonly IndexScan[]): readonly IndexScan[] {
  return [...new Map(scans.map((scan) => [JSON.stringify(scan), scan])).values()];
}

function narrowest(ways: readonly (Access | undefined)[]): Access | undefined {
  return ways.reduce((best, way) => (way && (!best || way.rank < best.rank) ? way : best), undefined);
}

function union(ways: readonly (Access | undefined)[], filter: Filter): Access | undefined {
  const found = ways.filter((way) => way !== undefined);
  if (found.length < ways.length) return undefined;
  const answersAll = filter.kind === 'or' && found.every(({ answers }, side) => answers === filter.of[side]);
  const all = access(
    [...new Set(found.flatMap(({ indexes }) => indexes))],
    found.flatMap(({ scans }) => scans),
    Math.max(...found.map(({ rank }) => rank)),
    filter,
  );
  return all && { ...all, answers: answersAll ? filter : undefined };
}

/** The values of a term that can be looked up; undefined where a glob is among them. */
function textsOf({ values }: Term): readonly string[] | undefined {
  const texts = values.flatMap((value) => (value.kind === 'text' ? [value.text] : []));
  return texts.length === values.length ? texts : undefined;
}
