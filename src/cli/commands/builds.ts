import { namedEvent } from '../../query/run/named-event';
import { namesOf } from '../../query/run/names-of';
import { builds as buildsOf } from '../../questions/builds';
import { buildsJson, buildsList, buildsText, type NamedBuild } from '../../view/answers/builds';
import { ask, listFormats, type QuestionFlags } from '../ask';
import type { Invocation } from '../command';
import type { ExitCode } from '../exit-codes';
import { askedResource, resourceWord } from '../resource-of';
import { firstInstantOf, lastInstantOf } from '../time-options';

interface BuildsFlags extends QuestionFlags {
  readonly since?: string;
  readonly until?: string;
}

/** `lextrail builds <bot>`: its builds, newest first, and what they led to. */
export function builds(invocation: Invocation<BuildsFlags>): Promise<ExitCode> {
  const { options, words } = invocation;
  const since = firstInstantOf('--since', options.since, invocation);
  const until = lastInstantOf('--until', options.until, invocation);
  return ask(invocation, { name: 'builds', formats: listFormats }, async (asked) => {
    const resource = await askedResource(asked, words[0] ?? '');
    const found = await buildsOf(asked.store, resource.scope, { since, until });
    const names = await namesOf(asked.store, [resource.scope]);
    const newestFirst = found.builds.toReversed().map(
      (build): NamedBuild => ({
        ...build,
        promotions: build.promotions.map((stored) => namedEvent(stored, names)),
      }),
    );
    const latest = newestFirst[0]?.event.event.time;
    return {
      json: {
        resource: { ...resource },
        complete: found.next === undefined,
        builds: buildsJson(newestFirst),
      },
      text: (look) => buildsText(newestFirst, look),
      list: buildsList(newestFirst),
      remarks: [
        newestFirst.length === 0
          ? `no build of ${resourceWord(resource)} is known there`
          : 'CloudTrail records that a build was accepted, never how it ended',
        ...(found.next === undefined ? [] : [`later builds are not shown; add --since ${latest ?? ''}`]),
      ],
      next: { command: 'promotions', words: [resourceWord(resource)] },
    };
  });
}
