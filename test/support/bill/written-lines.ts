import { gzipSync } from 'node:zlib';
import { workOff } from '../../../lambda/batch';
import type { JsonObject } from '../../../src/model/json';
import type { MessageWork } from '../../../src/write/message-outcome';
import { filesWork } from '../../../src/write/store-file-message';
import { liveWork } from '../../../src/write/store-live-message';
import { aBatch, aWorld } from '../../lambda/lambda-world';
import { aRecord } from '../a-record';
import { logFile, otherRecord } from '../log-file';
import { memoryStore } from '../memory-store';

/** What a function writes for one message: bytes of log, and the metrics that CloudWatch makes of it. */
export interface WrittenLines {
  readonly bytes: number;
  readonly metrics: readonly string[];
}

const now = () => Date.parse('2026-11-22T09:05:00Z');
const storing = () => ({ store: memoryStore(), reads: true, now, seen: new Set<string>(), live: [] });

/** The file function, for a log file of other services: what an account without Lex has all day. */
export function writtenForOthers(): Promise<WrittenLines> {
  const bytes = gzipSync(logFile(otherRecord(), otherRecord()));
  const readFile = async () => ({ kind: 'bytes', bytes }) as const;
  const s3ObjectKey = ['AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/a.json.gz'];
  const work = filesWork({ ...storing(), readFile, retentionDays: 400 });
  return written(work, { s3Bucket: 'logs', s3ObjectKey });
}

/** The live function, for one call of Lex. */
export function writtenForCall(): Promise<WrittenLines> {
  return written(liveWork(storing()), { detail: aRecord() });
}

async function written(work: MessageWork, body: JsonObject): Promise<WrittenLines> {
  const functionName = `Lextrail-${'x'.repeat(50)}`;
  const { context, lines } = aWorld({ functionName, now });
  await workOff(aBatch([JSON.stringify(body)]), work, 1, context);
  const directives = lines.flatMap((line) => JSON.parse(line)._aws.CloudWatchMetrics);
  const metrics = directives.flatMap(({ Metrics }) => Metrics.map(({ Name }: { Name: string }) => Name));
  return { bytes: lines.reduce((sum, line) => sum + line.length, 0), metrics };
}
