import type { Page } from 'playwright';

/** How a store fails that had been open: as each was seen in the wild. */
export type StoreFault = 'abort' | 'close' | 'silence';

declare global {
  /** Makes the next so many writes of the page fail; 0 mends the store. */
  var breakStoreNow: (fault: StoreFault, times: number) => void;
}

/**
 * Gives an origin no more room than this. To be called before the origin stores anything: Chromium remembers for half a
 * minute how much room there was.
 */
export async function limitStore(page: Page, url: string, quotaBytes: number): Promise<{ lift(): Promise<void> }> {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(url);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: quotaBytes });
  return {
    async lift() {
      await session.send('Storage.overrideQuotaForOrigin', { origin });
    },
  };
}

/** Stores rubbish beside the register's own until not even another kilobyte has room. */
export async function fillStore(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('rubbish');
      request.onupgradeneeded = () => request.result.createObjectStore('rubbish', { autoIncrement: true });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('no rubbish can be stored'));
    });
    for (let bytes = 256 * 1024; bytes >= 1024;) {
      const isStored = await new Promise((resolve) => {
        const transaction = database.transaction('rubbish', 'readwrite');
        transaction.objectStore('rubbish').add(crypto.getRandomValues(new Uint8Array(Math.min(bytes, 65_536))));
        transaction.oncomplete = () => resolve(true);
        transaction.onabort = () => resolve(false);
      });
      if (!isStored) bytes /= 2;
    }
    database.close();
  });
}

/** Runs in a page before its scripts: no database opens, as in a frame whose storage is blocked. */
export function denyStore(): void {
  IDBFactory.prototype.open = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
}

/** Runs in a page before its scripts: lets a journey break the database under it. */
export function breakStore(): void {
  let fault: StoreFault = 'abort';
  let left = 0;
  const MANY = 1000;
  globalThis.breakStoreNow = (how, times) => {
    fault = how;
    left = times;
  };

  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    if (mode !== 'readwrite' || left <= 0) return transaction.call(this, stores, mode, options);
    left -= 1;
    if (fault === 'close') {
      this.close();
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    }
    const begun = transaction.call(this, stores, mode, options);
    if (fault === 'abort') queueMicrotask(() => begun.abort());
    // It stays open, and tells nobody how it ended.
    else begun.addEventListener('complete', (event) => event.stopImmediatePropagation(), true);
    return begun;
  };

  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (name, version) {
    // One that was only closed opens again, as a browser's does that was asleep.
    if (fault === 'close' && left > MANY) throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
    return open.call(this, name, version);
  };
}
