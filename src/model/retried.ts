export interface Retries<Outcome> {
  /** Milliseconds between one attempt and the next; there is one attempt more than pauses. */
  readonly pausesMs: readonly number[];
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** Whether the outcome may be another one later. */
  readonly isPassing: (outcome: Outcome) => boolean;
}

/** Does something until its outcome is final, with a pause before each further attempt; gives the last outcome. */
export async function retried<Outcome>(
  attempt: () => Promise<Outcome>,
  { pausesMs, pause, isPassing }: Retries<Outcome>,
): Promise<Outcome> {
  let outcome = await attempt();
  for (const milliseconds of pausesMs) {
    if (!isPassing(outcome)) break;
    await pause(milliseconds);
    outcome = await attempt();
  }
  return outcome;
}
