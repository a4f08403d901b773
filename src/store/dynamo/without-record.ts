import type { AuditEvent } from '../../model/event';

/** An event with a record larger than what an item holds: all it says but for request, response and record. */
export function withoutRecord(event: AuditEvent): AuditEvent {
  const bytes = Buffer.byteLength(JSON.stringify(event.received));
  const problem = `the record is too large to be stored (${bytes} bytes): its request and response are in the log file only`;
  return {
    ...event,
    identity: { ...event.identity, ...cutTexts(event.identity) },
    ...cutTexts({ ...event, received: undefined }),
    request: null,
    response: null,
    omitted: ['request', 'response'],
    isCut: true,
    problems: [...event.problems.slice(0, 10).map(cut), problem],
    received: {},
  };
}

const maxText = 1000;

function cut(text: string): string {
  return text.length <= maxText ? text : `${text.slice(0, maxText)}…`;
}

function cutTexts(members: object): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, cut(value)]] : [],
    ),
  );
}
