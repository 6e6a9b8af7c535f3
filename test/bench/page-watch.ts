export interface ThreadTimes {
  /** Longest task of the page's main thread. */
  readonly longestTaskMs: number;
  /** Longest time between two frames, the browser's own work in it. */
  readonly longestGapMs: number;
}

/** Browsers report tasks from 50 ms up; what was shorter shows as the gap between two frames alone. */
export function watchThread(): { stop(): ThreadTimes } {
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  let longestGapMs = 0;
  let last = performance.now();
  let frame = requestAnimationFrame(function next() {
    const now = performance.now();
    longestGapMs = Math.max(longestGapMs, now - last);
    last = now;
    frame = requestAnimationFrame(next);
  });
  return {
    stop: () => {
      cancelAnimationFrame(frame);
      tasks.push(...observer.takeRecords().map(({ duration }) => duration));
      observer.disconnect();
      const longest = tasks.length > 0 ? Math.max(...tasks) : Math.min(longestGapMs, 50);
      return { longestTaskMs: tenths(longest), longestGapMs: tenths(longestGapMs) };
    },
  };
}

/** In milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return tenths(performance.now() - start);
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}
