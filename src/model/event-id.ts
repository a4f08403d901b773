/**
 * The id of a further record with the same id, moment and place as another one, but other content. Which
 * of them has the plain id is decided by their hashes, so that the order of arrival does not matter.
 */
export function furtherId(id: string, digest: string): string {
  return `${id}~${digest}`;
}

/** The id as CloudTrail gave it: the same for all records that have it. */
export function sharedIdOf(id: string): string {
  return id.replace(furtherMark, '');
}

/** Whether an id has the form of `furtherId`; no record brings one of its own. */
export function isFurtherId(id: string): boolean {
  return furtherMark.test(id);
}

const furtherMark = /~[\w-]{16}$/;
