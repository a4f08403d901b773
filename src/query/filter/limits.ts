/** What a filter's text may hold: more than anybody types, and few enough that a hostile filter costs little. */
export const filterLimits = {
  /** UTF-16 units of the text. */
  length: 20_000,
  /** Values, those of the saved queries that it names included. */
  values: 2000,
  /** Brackets within brackets, and saved queries within saved queries. */
  depth: 60,
  /** Problems that are reported: more than a screenful helps nobody. */
  problems: 20,
  /** UTF-16 units of typed text that a message or suggestion quotes. */
  quoted: 60,
} as const;

/** Event ids may be cut to this many characters, as git's may; the index is partitioned by them. */
export const shortestId = 8;
