/** A changelog with one more version, or why there can be none. */
export type Released =
  | { readonly kind: 'released'; readonly changelog: string }
  | { readonly kind: 'refused'; readonly problem: string };

export interface Release {
  /** Three numbers, such as `1.2.0`. */
  readonly version: string;
  /** The day of the release, as YYYY-MM-DD. */
  readonly date: string;
}

/** Gives what is under "Unreleased" to a version, and begins a new, empty "Unreleased". */
export function released(changelog: string, { version, date }: Release): Released {
  if (!/^\d+\.\d+\.\d+$/.test(version))
    return refused(`a version is three numbers such as 1.2.0, got '${version}'`);
  if (notesOf(changelog, version) !== undefined)
    return refused(`version ${version} is in the changelog already; choose a later one`);
  const [last] = versionsOf(changelog);
  if (last !== undefined && !isLater(version, last))
    return refused(`version ${version} is not later than ${last}, the last one in the changelog`);
  if (!notesOf(changelog, 'Unreleased'))
    return refused('there is nothing under "## Unreleased"; write down what changed first');
  const heading = `## Unreleased\n\n## ${version} - ${date}\n`;
  return { kind: 'released', changelog: changelog.replace(/^## Unreleased\n/m, () => heading) };
}

/** What the changelog says of a version (or of `Unreleased`), without its heading; undefined if it has none. */
export function notesOf(changelog: string, version: string): string | undefined {
  const [, ...sections] = changelog.split(/^## /m);
  const section = sections.find((each) => each.split(/[\s]/)[0] === version);
  return section?.slice(section.indexOf('\n')).trim();
}

/** The versions of the changelog, in its order: the last one first. */
function versionsOf(changelog: string): readonly string[] {
  return [...changelog.matchAll(/^## (\d+\.\d+\.\d+)/gm)].map(([, version = '']) => version);
}

function isLater(version: string, than: string): boolean {
  const [one, other] = [version, than].map((each) => each.split('.').map(Number));
  const difference = (one ?? []).map((number, index) => number - (other?.[index] ?? 0));
  return (difference.find((each) => each !== 0) ?? 0) > 0;
}

function refused(problem: string): Released {
  return { kind: 'refused', problem };
}
