import { isAccessible } from './style';
import type { World } from './world';

const barWidth = 20;
const periodMs = 100;
/** Before that, what is left is a guess. */
const surelyMs = 2000;

export interface Progress {
  /** How much is done of how much in all, in any unit; without a total, only the text is shown. */
  show(done: number, total: number | undefined, text: string): void;
  /** Wipes the line, so that the closing line takes its place. */
  end(): void;
}

/** A line redrawn on stderr while work goes on; silent where nobody looks or redrawing would disturb. */
export function progressOn(world: Pick<World, 'err' | 'env' | 'now'>, quiet: boolean): Progress {
  if (quiet || !world.err.isTerminal || isAccessible(world.env)) return { show: () => {}, end: () => {} };
  const startedAt = world.now().getTime();
  let shownAt = 0;
  return {
    show(done, total, text) {
      const now = world.now().getTime();
      if (now - shownAt < periodMs && done !== total) return;
      shownAt = now;
      const line =
        total === undefined ? text : `${bar(done, total)} ${leftText(done, total, now - startedAt)}${text}`;
      world.err.write(`\r\x1b[2K${line.slice(0, (world.err.columns ?? 80) - 1)}`);
    },
    end: () => world.err.write('\r\x1b[2K'),
  };
}

function bar(done: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(share * barWidth);
  return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${String(Math.floor(share * 100)).padStart(3)}%`;
}

function leftText(done: number, total: number, elapsedMs: number): string {
  if (elapsedMs < surelyMs || done === 0 || done >= total) return '';
  const seconds = Math.ceil((elapsedMs * (total - done)) / done / 1000);
  return seconds < 90 ? `${seconds} s left  ` : `${Math.round(seconds / 60)} min left  `;
}
