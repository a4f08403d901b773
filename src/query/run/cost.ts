/** What answering cost so far. */
export interface Cost {
  /** Index rows read. */
  readonly read: number;
  /** Queries of an index. */
  readonly pages: number;
  /** Read units that DynamoDB says it consumed, for days, names and whole events too. */
  readonly readUnits: number;
}

/** Adds up costs while a query runs. */
export interface Meter {
  readonly cost: Cost;
  page(rows: number, readUnits: number): void;
  units(readUnits: number): void;
}

export function meter(): Meter {
  let cost: Cost = { read: 0, pages: 0, readUnits: 0 };
  return {
    get cost() {
      return cost;
    },
    page(rows, readUnits) {
      cost = { read: cost.read + rows, pages: cost.pages + 1, readUnits: cost.readUnits + readUnits };
    },
    units(readUnits) {
      cost = { ...cost, readUnits: cost.readUnits + readUnits };
    },
  };
}
