import type { Measured } from '../model/metrics';

/** What became of one message; a message that failed comes again, and after five times is a dead letter. */
export type MessageOutcome = (
  | { readonly kind: 'done'; readonly remarks?: readonly string[] }
  | { readonly kind: 'failed'; readonly problems: readonly string[] }
) & { readonly measured: Measured };

/** What is done with the body of one message. */
export type MessageWork = (body: string) => Promise<MessageOutcome>;

export function done(measured: Measured, remarks: readonly string[] = []): MessageOutcome {
  return { kind: 'done', measured, ...(remarks.length > 0 && { remarks }) };
}

export function failedWith(...problems: readonly string[]): MessageOutcome {
  return { kind: 'failed', measured: { Failed: [1] }, problems };
}
