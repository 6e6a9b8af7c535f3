import { createCustomerClient } from 'regulars/client';
import { timed, watchThread } from './page-watch.js';

export interface ImportFigures {
  readonly rowsPerSecond: number;
  /** Longest task of the page's main thread while the import ran. */
  readonly longestTaskMs: number;
  /** Longest time between two frames, the browser's own work in it. */
  readonly longestGapMs: number;
  /** The first search after the import. */
  readonly firstQueryMs: number;
  /** Of the saves made while it ran: the slowest of twenty, and of all. */
  readonly saveP95Ms: number;
  readonly longestSaveMs: number;
  readonly saves: number;
  /** Opening the store anew and searching it. */
  readonly reopenMs: number;
}

/** Imports a file while frames are painted and customers saved, as on a register in use. */
export async function measureImport(url: string): Promise<ImportFigures> {
  const file = await (await fetch(url)).blob();
  const client = createCustomerClient({ workerUrl: '/scripts/worker.js' });
  await client.ready;

  // The first save loads what saving needs; it is not what a batch makes the next one wait for.
  await client.save({ displayName: 'Walk-in' });
  const watch = watchThread();
  const saving = saveMeanwhile((draft) => client.save(draft));
  const start = performance.now();
  const report = await client.importCustomers(file);
  const seconds = (performance.now() - start) / 1000;
  const saves = await saving.stop();
  const { longestTaskMs, longestGapMs } = watch.stop();

  if (report.created !== report.rows || report.refused > 0)
    throw new Error(`only ${report.created} of ${report.rows} rows were taken`);
  const firstQueryMs = await timed(async () => {
    const { results } = await client.search('smith');
    if (results.length === 0) throw new Error('nobody was found');
  });
  await client.close();
  const reopenMs = await timed(async () => {
    const again = createCustomerClient({ workerUrl: '/scripts/worker.js' });
    await again.search('smith');
  });
  return {
    rowsPerSecond: Math.round(report.rows / seconds),
    longestTaskMs,
    longestGapMs,
    firstQueryMs,
    saveP95Ms: saves.sort((a, b) => a - b)[Math.floor(saves.length * 0.95)] ?? 0,
    longestSaveMs: Math.max(0, ...saves),
    saves: saves.length,
    reopenMs,
  };
}

/** Saves a customer ten times a second, and says how long each took. */
function saveMeanwhile(save: (draft: { displayName: string }) => Promise<unknown>): { stop(): Promise<number[]> } {
  const took: number[] = [];
  const stopping = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      took.push(await timed(() => save({ displayName: `Walk-in ${took.length}` })));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await loop;
      return took;
    },
  };
}
