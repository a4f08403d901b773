import type { SQSEvent } from 'aws-lambda';
import type { FunctionContext, Remark } from '../../lambda/batch';

/** A world with all the time there is; what a function writes and logs is kept. */
export function aWorld(over: Partial<FunctionContext> = {}) {
  const lines: string[] = [];
  const remarks: Remark[] = [];
  const context: FunctionContext = {
    functionName: 'ingest',
    now: () => Date.parse('2026-11-22T12:00:00Z'),
    timeLeft: () => 30_000,
    write: (line) => lines.push(line),
    log: (remark) => remarks.push(remark),
    ...over,
  };
  return { context, lines, remarks };
}

/** A batch as Lambda hands it over, as far as a handler looks at it; ids are `0`, `1`, … */
export function aBatch(bodies: readonly string[]): SQSEvent {
  const records = bodies.map((body, index) => ({ messageId: String(index), body }));
  return { Records: records } as SQSEvent;
}
