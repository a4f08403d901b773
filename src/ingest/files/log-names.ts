import { dayMs } from '../../model/duration';

/** Why a file in a folder is not read: what it is, or that it is too old. */
export type Aside = 'digest' | 'insight' | 'aggregated' | 'partial' | 'hidden' | 'other' | 'older';

/** Whether a file in a folder is a log to read by its path, why not, or `other` where the name does not tell. */
export function kindOfPath(path: string): 'log' | Exclude<Aside, 'hidden' | 'older'> {
  return besideLogs.find(({ pattern }) => pattern.test(path))?.kind ?? (log.test(path) ? 'log' : 'other');
}

/** Whether a key of a bucket is that of a log file; digests, insights and the like lie in folders beside. */
export function isLogFile(key: string): boolean {
  return /(^|\/)AWSLogs\/.*\/CloudTrail\/.*\.json(\.gz)?$/.test(key);
}

/** Whether a log file was delivered before a time, so that no record in it can be as late as that. */
export function isDeliveredBefore(path: string, since: string): boolean {
  const delivered = deliveryOf(path);
  return delivered !== undefined && delivered + clockMarginMs < Date.parse(since);
}

const log = /\.(?:json|gz|ndjson|jsonl)$/i;

/** CloudTrail user guide, "Finding your CloudTrail log files": what else it puts beside them. */
const besideLogs = [
  { pattern: /[\\/_]CloudTrail-Digest[\\/_]/, kind: 'digest' },
  { pattern: /[\\/_]CloudTrail-Insight[\\/_]/, kind: 'insight' },
  { pattern: /[\\/_]CloudTrail-Aggregated[\\/_]/, kind: 'aggregated' },
  // What aws s3 cp and sync leave of a file where they are interrupted.
  { pattern: /\.(?:json|gz|ndjson|jsonl)\.[0-9A-Za-z]{8}$/, kind: 'partial' },
] as const;

const clockMarginMs = 60 * 60 * 1000;

/** …/CloudTrail/us-east-1/2026/11/22/111122223333_CloudTrail_us-east-1_20261122T1205Z_AbCdEfGhIjKlMnOp.json.gz */
const stampPattern = /_CloudTrail_[^\\/]+_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z_[^\\/]*$/;
const foldersPattern = /[\\/]CloudTrail[\\/][^\\/]+[\\/](\d{4})[\\/](\d\d)[\\/](\d\d)[\\/][^\\/]*$/;

/** The last moment at which CloudTrail can have delivered a file: its name has the minute, its folder the day. */
function deliveryOf(path: string): number | undefined {
  const stamp = stampPattern.exec(path);
  if (stamp !== null) return time(`${stamp[1]}-${stamp[2]}-${stamp[3]}T${stamp[4]}:${stamp[5]}:59Z`);
  const folders = foldersPattern.exec(path);
  const day = folders === null ? undefined : time(`${folders[1]}-${folders[2]}-${folders[3]}T00:00:00Z`);
  return day === undefined ? undefined : day + dayMs;
}

function time(text: string): number | undefined {
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
