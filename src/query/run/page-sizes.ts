/** How much is read at once: index rows have less than a kilobyte, whole events some kilobytes. */
export const pageSizes = {
  /** Rows of the first Query of a page: about what a screen shows. Later ones double. */
  firstRows: 100,
  /** Rows of the first Query where rows are only counted. */
  firstRowsCounted: 500,
  /** Rows of a Query at most, as DynamoDB reads 1 MB at most. */
  mostRows: 1000,
  /** Whole events that are fetched at once at least, where rows do not decide. */
  leastEvents: 25,
  /** Whole events that are fetched at once at most: BatchGetItem takes 100 keys. */
  mostEvents: 100,
  /** Events listed where an id is cut too short to name one. */
  eventsById: 20,
} as const;
