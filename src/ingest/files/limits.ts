const mebibyte = 1024 * 1024;

/** What reading holds in memory at most, and where it gives up. Sizes in bytes. */
export const limits = {
  /** A file that is larger unpacked is read as a stream. CloudTrail's hold 50 MB (user guide, quotas). */
  wholeFile: 64 * mebibyte,
  /** A JSON value that is larger is not parsed whole but opened, and its parts are read one by one. */
  document: 8 * mebibyte,
  /** So is one with more objects and lists, which take some fifty bytes each, however short their text. */
  documentContainers: mebibyte,
  /** A line that is tried as one value before its end is searched for. CloudTrail's records have 1 MB at most. */
  line: mebibyte,
  /** The text in which the exact place of a fault is looked for. */
  faultText: 64 * 1024,
  /** Text in front of a record on its line, such as the time that CloudWatch's export writes there. */
  prefix: 1024,
  /** The text of the records that a thread hands over for one file; what holds more is read as a stream. */
  handover: 8 * mebibyte,
  /** Gzip within gzip within zstd … */
  packings: 3,
  /** Documents, lists and texts around a record. A log file as text in a list in a line makes six. */
  wrappings: 10,
  /** Things in one file that are no records; after so many the rest of it is not read. */
  problems: 100_000,
  /** Positions that are named of one kind of problem in a file. */
  positions: 20,
  /** Events, and bytes of their text, that a large file is handed on with at a time. */
  sliceEvents: 500,
  slice: 4 * mebibyte,
} as const;
