import { MemoryRemote } from '../../src/data/remote/memory-remote.js';
import type { Remote } from '../../src/data/remote/remote.js';
import type { MerchantState } from '../../src/domain/merchant/merchant-state.js';
import type { OfflineApprovalCaps } from '../../src/domain/offline-approval.js';
import type { PushResult } from '../../src/domain/remote-answer.js';
import { type FakeClock, sequentialIds } from '../../src/testing.js';
import { CLEO, ANA } from '../support/managers.js';

/** Whoever approves; both may while the remote is away. */
export const MANAGERS = [ANA, CLEO];
/** How much of that in a day and register. */
export const CAPS: OfflineApprovalCaps = { entries: 4, points: 40, amountMinor: 1_000 };

/** The remote of one simulated merchant, and what a simulation does to it from outside. */
export interface SimRemote {
  /** As registers ask it, before anything goes wrong on the line. */
  readonly remote: Remote;
  /** What went wrong in it that no bad line explains. */
  readonly failures: readonly string[];
  /** Until all that was asked is answered. */
  readonly answered: () => Promise<void>;
  /** How far it has come. */
  readonly numberNow: () => Promise<number>;
  /** All it holds. */
  readonly state: () => Promise<MerchantState<PushResult>>;
  /** Takes a backup; answers what sets the remote back to it. */
  readonly backUp: () => Promise<() => Promise<void>>;
  readonly end: () => Promise<void>;
}

export type OpenSimRemote<Opened extends SimRemote = SimRemote> = (clock: FakeClock, seed: number) => Promise<Opened>;

/** In memory: what plants reach into as well. */
export const openMemoryRemote: OpenSimRemote<SimRemote & { readonly remote: MemoryRemote }> = async (clock, seed) => {
  const remote = new MemoryRemote({
    clock,
    newId: sequentialIds(seed * 16),
    managers: MANAGERS,
    offlineApproval: CAPS,
    pageSize: 3,
  });
  const inside = remote as unknown as { readonly state: MerchantState<PushResult> };
  return {
    remote,
    failures: [],
    answered: async () => undefined,
    // Without a copy of all it holds.
    numberNow: async () => inside.state.feed.n,
    state: async () => remote.checkpoint().state,
    backUp: async () => {
      const checkpoint = remote.checkpoint();
      return async () => remote.restore(checkpoint);
    },
    end: async () => undefined,
  };
};
