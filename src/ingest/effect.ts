import type { Effect } from '../model/event';
import { verbOf } from './catalogue/catalogue';
import type { Operation } from './catalogue/operation';
import type { CloudTrailRecord } from './record';

/** What a call does: by the catalogue; beyond it, of Lex by its verb, of other services by what CloudTrail says. */
export function effectOf(record: CloudTrailRecord, isLex: boolean, operation: Operation | undefined): Effect {
  if (operation !== undefined) return operation.effect;
  if (!isLex && record.readOnly !== undefined) return record.readOnly ? 'read' : 'write';
  return isReading(record.eventName) ? 'read' : 'write';
}

const reading: ReadonlySet<string> = new Set([
  'get',
  'list',
  'describe',
  'search',
  'head',
  'lookup',
  'query',
  'scan',
]);
const readingMany = /^Batch(?:Get|Describe|List|Check)/;

function isReading(action: string): boolean {
  return reading.has(verbOf(action)) || readingMany.test(action);
}
