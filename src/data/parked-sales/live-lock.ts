import type { ParkedSaleId } from '../../domain/id.js';

/** This page's sign of life for one parked sale: it ends with the page, however that ends. */
export interface LiveLock {
  /** Whether the browser vouches that no other page has it; null where it has no locks. */
  readonly isSole: boolean | null;
  /** Gives it back. Resolves once the browser has it: asked for before that, it would seem to be another page's. */
  free(): Promise<void>;
}

/** Takes the lock of a parked sale; null where a page that lives has it. */
export async function takeLiveLock(database: string, id: ParkedSaleId): Promise<LiveLock | null> {
  const locks = typeof navigator === 'undefined' || !('locks' in navigator) ? null : navigator.locks;
  if (!locks) return NONE;
  return new Promise((resolve) => {
    const held = locks.request(`regulars:parked:${database}:${id}`, { ifAvailable: true }, async (lock) => {
      if (!lock) return resolve(null);
      await new Promise<void>((done) => {
        const free = async (): Promise<void> => {
          done();
          await held;
        };
        resolve({ isSole: true, free });
      });
    });
    // Refused where the page has no origin: as without locks.
    held.catch(() => resolve(NONE));
  });
}

const NONE: LiveLock = { isSole: null, free: () => Promise.resolve() };
