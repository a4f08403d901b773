import { gzipSync } from 'node:zlib';
import { dayMs } from '../src/model/duration';
import { fileMark } from './identifiers';
import { type OtherRecord, otherServices } from './other-services';
import { type Random, randomOf, shuffled } from './random';
import type { Day } from './simulate';
import { account, regions, type SimulatedCall } from './world';

export interface LogFile {
  /** As in CloudTrail's bucket: `AWSLogs/ACCOUNT/CloudTrail/REGION/YYYY/MM/DD/…json.gz`. */
  readonly path: string;
  readonly content: Buffer;
}

/** What one file will hold. */
interface FileContents {
  readonly region: string;
  /** The end of the five minutes that the file is about. */
  readonly endMs: number;
  readonly lex: readonly string[];
  readonly others: number;
}

const windowMs = 300_000;
/** CloudTrail delivers the same event twice at times. */
const twice = 0.02;
const mostOthersInFile = 600;

/** Packs days of calls into log files, among the calls to other services; a file at a time is in memory. */
export class Packer {
  private readonly random: Random;
  private readonly other: OtherRecord;
  /** Records to deliver once more, by Region. */
  private readonly again = new Map<string, string[]>();

  constructor(seed: number) {
    this.random = randomOf(seed, 2);
    this.other = otherServices(randomOf(seed, 3));
  }

  *filesOf(day: Day, others: number): Generator<LogFile, void, void> {
    const files = this.planOf(day, others);
    for (const file of files) yield this.fileOf(file, this.contentsOf(file));
  }

  /** What is still to be delivered a second time. */
  *rest(endMs: number): Generator<LogFile, void, void> {
    for (const [region, texts] of this.again) {
      if (texts.length > 0) yield this.fileOf({ region, endMs, lex: [], others: 0 }, texts);
    }
  }

  /** Most of an account's files hold no call to Lex: two without for each one with. */
  private planOf(day: Day, others: number): readonly FileContents[] {
    const lex = windowsOf(day.calls);
    const apart = Math.min(others, Math.max(2 * lex.length, Math.ceil(others / mostOthersInFile)));
    const count = lex.length + apart;
    const shareOf = (index: number) => (index < others % count ? 1 : 0) + Math.floor(others / count);
    const quiet = Array.from({ length: apart }, (_, index) => ({
      region: this.random.chance(0.7) ? regions[0] : regions[1],
      endMs: day.startMs + this.random.between(1, dayMs / windowMs) * windowMs,
      lex: [],
      others: shareOf(index),
    }));
    const busy = lex.map((window, index) => ({ ...window, others: shareOf(apart + index) }));
    return [...quiet, ...busy].sort((one, other) => one.endMs - other.endMs);
  }

  private contentsOf({ region, endMs, lex, others }: FileContents): readonly string[] {
    const texts = lex.length === 0 ? [] : [...lex, ...(this.again.get(region) ?? [])];
    if (lex.length > 0) this.again.set(region, []);
    for (const text of lex) {
      if (this.random.chance(twice)) this.again.set(region, [...(this.again.get(region) ?? []), text]);
    }
    for (let count = 0; count < others; count++) {
      const text = this.other(endMs - 1 - this.random.below(windowMs), region);
      texts.push(text);
    }
    return shuffled(this.random, texts);
  }

  private fileOf({ region, endMs }: FileContents, texts: readonly string[]): LogFile {
    const stamp = new Date(endMs).toISOString();
    const day = stamp.slice(0, 10);
    const minute = `${day.replaceAll('-', '')}T${stamp.slice(11, 13)}${stamp.slice(14, 16)}Z`;
    const name = `${account}_CloudTrail_${region}_${minute}_${fileMark(this.random)}.json.gz`;
    return {
      path: `AWSLogs/${account}/CloudTrail/${region}/${day.replaceAll('-', '/')}/${name}`,
      content: zipped(`{"Records":[${texts.join(',')}]}`),
    };
  }
}

/** The calls of a day by Region and five minutes, as CloudTrail gathers them. */
function windowsOf(calls: readonly SimulatedCall[]): readonly Omit<FileContents, 'others'>[] {
  const windows = new Map<string, { region: string; endMs: number; lex: string[] }>();
  for (const { region, ms, text } of calls) {
    const endMs = Math.floor(ms / windowMs) * windowMs + windowMs;
    const key = `${region}|${endMs}`;
    const window = windows.get(key) ?? { region, endMs, lex: [] };
    window.lex.push(text);
    windows.set(key, window);
  }
  return [...windows.values()];
}

/** Gzip with nothing of this machine in it: the header's system byte says "unknown" (RFC 1952), its time is 0. */
function zipped(text: string): Buffer {
  const content = gzipSync(text, { level: 1 });
  content[9] = 255;
  return content;
}
