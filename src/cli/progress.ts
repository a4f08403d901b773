import { isAccessible } from './style';
import type { World } from './world';

const barWidth = 20;
const periodMs = 100;

export interface Progress {
  show(done: number, total: number, text: string): void;
  /** Wipes the line, so that the closing line takes its place. */
  end(): void;
}

/** A line redrawn on stderr while work goes on; silent where nobody looks or redrawing would disturb. */
export function progressOn(world: Pick<World, 'err' | 'env' | 'now'>, quiet: boolean): Progress {
  if (quiet || !world.err.isTerminal || isAccessible(world.env)) return { show: () => {}, end: () => {} };
  let shownAt = 0;
  return {
    show(done, total, text) {
      const now = world.now().getTime();
      if (now - shownAt < periodMs && done < total) return;
      shownAt = now;
      world.err.write(`\r\x1b[2K${progressLine(done, total, text).slice(0, (world.err.columns ?? 80) - 1)}`);
    },
    end: () => world.err.write('\r\x1b[2K'),
  };
}

function progressLine(done: number, total: number, text: string): string {
  const share = total === 0 ? 1 : done / total;
  const filled = Math.round(share * barWidth);
  return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${String(Math.floor(share * 100)).padStart(3)}% ${text}`;
}
