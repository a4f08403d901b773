/** The first Node that has `node:sqlite` without a flag. */
const oldestNode = { major: 22, minor: 13 } as const;

/** What to say on a Node that cannot run the program; undefined where it can. */
export function nodeProblem(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough = major > oldestNode.major || (major === oldestNode.major && minor >= oldestNode.minor);
  if (isNewEnough) return undefined;
  return `lextrail needs Node ${oldestNode.major}.${oldestNode.minor} or later, and this is Node ${version}; install a newer one from nodejs.org`;
}
