import type { GenerateOptions } from './generate';

/** The demonstration: a month of OrderFlowers, BookTrip and BankingAssistant in a small account. */
export const demo = {
  seed: 10,
  days: 30,
  events: 2_000,
  bots: 3,
  otherServices: 12_000,
} as const satisfies GenerateOptions;
