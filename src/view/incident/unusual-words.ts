import type { Unusual } from '../../questions/incident/callers';
import type { OfficeHours } from '../../questions/incident/earlier-calls';
import { referenceWords } from '../answers/reference';
import type { Look } from '../look';
import { listed } from '../words';

/** What is unusual about a caller, in words; `isComplete`: whether all earlier calls were looked through. */
export function unusualWords(unusual: Unusual, isComplete: boolean, look: Look): string {
  const before = isComplete ? 'in the 90 days before' : 'among its latest calls before';
  switch (unusual.kind) {
    case 'new-here':
      return `new here: not seen at this bot ${before}`;
    case 'new-address':
      return `new address: ${listed(unusual.addresses)}, not seen at this bot ${before}`;
    case 'new-key':
      return unusual.issuedBy === undefined
        ? `new key: ${unusual.key}, not among the latest calls of the same caller before; no stored call says who created it`
        : `new key: ${unusual.key}, created by ${referenceWords({ event: unusual.issuedBy }, look)}`;
    case 'outside-pipeline':
      return `outside the pipeline: before, ${listed(unusual.deployers)} moved the aliases`;
    case 'outside-hours':
      return `outside office hours: at the console people work ${hoursWords(unusual.hours)} here`;
  }
}

function hoursWords({ first, last, isAtWeekends }: OfficeHours): string {
  return `${isAtWeekends ? 'every day' : 'Monday to Friday'} from ${clock(first)} to ${clock(last + 1)} UTC`;
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
