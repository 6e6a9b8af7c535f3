import { RegularsError } from 'regulars';
import { MemoryRemote } from 'regulars/client';
import { sequentialIds } from 'regulars/testing';
import { openClient } from './cast.js';
import { storyEnvironment } from './environment.js';
import type { SyncScene } from './sync-scenes.js';

const HERE = ['Maya Perez', 'Sam'];
const THERE = [
  { displayName: 'Inés Pérez Quintana', phone: '(503) 555-0188' },
  { displayName: 'Percival Okoye', phone: '(503) 555-0190' },
];

/** Gives a register none of its customers but those it asks for, as for a small scope. */
class FarServer extends MemoryRemote {
  isAway = false;
  /** Whether its customers are in it. */
  isFull: Promise<unknown> = Promise.resolve();

  override async snapshot(...args: Parameters<MemoryRemote['snapshot']>): ReturnType<MemoryRemote['snapshot']> {
    await this.isFull;
    return { ...(await super.snapshot(...args)), customers: [] };
  }

  override async search(...args: Parameters<MemoryRemote['search']>): ReturnType<MemoryRemote['search']> {
    await this.isFull;
    if (this.isAway) throw new RegularsError('remote-unreachable', 'In this story.');
    return super.search(...args);
  }
}

function far(isAway: boolean): SyncScene {
  return (options) => {
    const environment = storyEnvironment();
    const { clock } = environment;
    const remote = new FarServer({ merchantId: 'shop', locationIds: ['main-street'], ...(clock && { clock }) });
    remote.isFull = (async () => {
      const full = new MemoryRemote({ merchantId: 'shop', locationIds: ['main-street'], ...(clock && { clock }) });
      // Ids that count from elsewhere: two registers never make the same.
      const there = openClient({ environment: { ...environment, newId: sequentialIds(3) }, merchantId: 'shop', remote: full });
      for (const draft of THERE) await there.save(draft);
      await there.sync.now();
      remote.restore(full.checkpoint());
      await there.close();
    })();
    remote.isAway = isAway;
    const here = openClient({ ...options, merchantId: 'shop', remote });
    for (const displayName of HERE) void here.save({ displayName });
    return here;
  };
}

/** Two customers here, and two whom only the server has. */
export const searchBeyond = far(false);

/** The same while the line is down. */
export const searchAway = far(true);
