import { expect } from '@open-wc/testing';
import { fillFromBlocks } from '../../src/data/fill-from-blocks.js';
import type { SearchIndex } from '../../src/data/search/search-index.js';
import { until } from '../support/until.js';

/** What filling goes on to, one after the other; nothing else of this page loads it. */
const NEEDED = {
  'what reads blocks': () => import('../../src/data/store/indexeddb-blocks.js'),
  'the lists of what a store holds': () => import('../../src/data/store/catalogs.js'),
  'what unpacks segments': () => import('../../src/data/search/packed/kit.js'),
  'what takes stored segments in': () => import('../../src/data/search/packed/stored-segments.js'),
};

const fetched = (): number => performance.getEntriesByType('resource').length;

/** Waits until nothing has come for half a second. */
async function fetchedAll(): Promise<number> {
  for (let before = -1; before !== fetched();) {
    before = fetched();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return fetched();
}

describe('filling the index of a store that has not answered yet', () => {
  it('has fetched what it needs once the store does, all at once', async () => {
    const before = await fetchedAll();
    const filling = {
      ask: () => new Promise<never>(() => undefined),
      index: {} as SearchIndex,
      onPart: () => undefined,
      isStopped: () => false,
    };
    void fillFromBlocks(filling, []);
    await until(() => fetched() > before);
    const ahead = await fetchedAll();
    for (const [what, load] of Object.entries(NEEDED)) {
      await load();
      expect(fetched(), what).to.equal(ahead);
    }
  });
});
