import type { JsonObject } from '../../model/json';
import type { Place } from '../../model/place';
import type { Resource } from '../../questions/resource';
import { cliCommands } from '../../questions/restore/aws-cli';
import type { RestoreCall } from '../../questions/restore/restore-call';
import type { Restore } from '../../questions/restore-of';
import { changeLines } from '../change-lines';
import { doubtsJson, doubtWords } from '../doubt';
import { jsonOf } from '../json-of';
import type { Look } from '../look';
import { safeText } from '../safe-text';
import { readableTime } from '../time';
import { asText } from './lines';
import { resourceWords } from './resource-words';

/** A restore with what was asked for. */
export interface RestoreAnswer {
  readonly resource: Resource;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly isWithin: boolean;
  readonly restore: Extract<Restore, { readonly kind: 'calls' }>;
  readonly labelOf: (place: Place) => string;
}

/** `calls: [{ label, place, action, region, input, references, assigns, commands, differences }]`, in their order. */
export function restoreJson({ resource, at, isWithin, restore, labelOf }: RestoreAnswer): JsonObject {
  const { calls, unrestored, notes, doubts } = restore;
  return {
    resource: { ...resource },
    at,
    within: isWithin,
    calls: calls.map((call) => ({
      label: labelOf(call.place),
      ...call,
      references: call.references.map((reference) => ({ ...reference })),
      assigns: call.assigns === undefined ? null : { ...call.assigns },
      waiter: call.waiter === undefined ? null : { ...call.waiter },
      differences: call.differences.map(jsonOf),
      commands: cliCommands(call),
    })),
    unrestored: unrestored.map(({ place, why }) => ({ label: labelOf(place), place, why })),
    notes,
    doubts: doubtsJson(doubts),
  };
}

/** A script for bash that ends at the first command that fails; what it does not restore stands above it. */
export function restoreScript(
  { resource, at, isWithin, restore, labelOf }: RestoreAnswer,
  look: Look,
): string {
  const { calls, unrestored, notes, doubts } = restore;
  const what = `${resourceWords(resource)}${isWithin ? ' and all within it' : ''}`;
  const when = readableTime(at, look.zone);
  const remarks = [
    ...unrestoredLines(unrestored, labelOf),
    ...doubts.map((doubt) => doubtWords(doubt, look)),
    ...notes,
  ];
  if (calls.length === 0) {
    const known = unrestored.length === 0 ? 'is as it was' : 'is as it was, as far as that is known';
    return asText(commented([`${what} ${known} at ${when}: nothing to do`, ...remarks]));
  }
  return asText([
    '#!/usr/bin/env bash',
    ...commented([`${what}, as at ${when}`, ...remarks]),
    'set -euo pipefail',
    "export AWS_PAGER=''",
    ...calls.flatMap((call) => ['', ...commented(headOf(call, labelOf)), ...cliCommands(call)]),
  ]);
}

/** One line for each reason. */
function unrestoredLines(
  unrestored: RestoreAnswer['restore']['unrestored'],
  labelOf: (place: Place) => string,
): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { place, why } of unrestored) byReason.set(why, [...(byReason.get(why) ?? []), labelOf(place)]);
  return [...byReason].map(([why, labels]) => `not restored: ${labels.join(', ')}: ${why}`);
}

function headOf(call: RestoreCall, labelOf: (place: Place) => string): readonly string[] {
  const isAgain = call.action.startsWith('Update') && call.differences.length === 0;
  return [
    labelOf(call.place),
    ...changeLines(call.differences).map((line) => `  ${line}`),
    ...(isAgain && call.references.length === 0 ? ['  whether it is still so is not certain'] : []),
  ];
}

/** A comment ends with its line, whatever a record has in it. */
function commented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `# ${safeText(line)}`);
}
