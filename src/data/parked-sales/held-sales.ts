import type { Timestamp } from '../../domain/clock.js';
import type { ParkedSaleId } from '../../domain/id.js';
import type { ParkedSaleClaim } from '../../domain/parked-sale.js';
import { LEASE_MS, renewed } from '../../domain/parked-sale-rules.js';
import type { ClientContext } from '../client-context.js';
import { newMutations } from '../new-mutations.js';
import type { RegisterStore } from '../register-store.js';
import { loadPushNow } from '../sync/load-push-now.js';
import { type LiveLock, takeLiveLock } from './live-lock.js';

const BEAT_MS = LEASE_MS / 3;

interface Held {
  readonly lock: LiveLock;
  since: Timestamp;
}

/** A page has one for each store, whatever clients come and go. */
const pages = new WeakMap<RegisterStore, HeldSales>();

export function heldSalesOf(context: ClientContext): HeldSales {
  const found = pages.get(context.store) ?? new HeldSales(context);
  pages.set(context.store, found);
  return found;
}

/** The parked sales that are open on this page: it renews their leases for as long as it lives. */
export class HeldSales {
  private readonly held = new Map<ParkedSaleId, Held>();
  private readonly last = new Map<ParkedSaleId, Promise<unknown>>();
  private beating = false;

  constructor(private readonly context: ClientContext) {
    context.store.ended.addEventListener('abort', () => {
      for (const id of [...this.held.keys()]) this.drop(id);
    });
    context.store.topics.listen((topics) => {
      if (this.held.size > 0 && topics.includes('parked-sales')) void this.dropEnded();
    });
  }

  has(id: ParkedSaleId): boolean {
    return this.held.has(id);
  }

  /** Does one thing after another with a parked sale. `lock` is null where another page that lives has it. */
  withLock<T>(id: ParkedSaleId, work: (lock: LiveLock | null) => Promise<T>): Promise<T> {
    const done = (this.last.get(id) ?? Promise.resolve()).then(async () => {
      const lock = this.held.get(id)?.lock ?? (await takeLiveLock(this.context.settings.database, id));
      try {
        return await work(lock);
      } finally {
        if (!this.held.has(id)) await lock?.free();
      }
    });
    const last = done.catch(() => undefined);
    this.last.set(id, last);
    void last.then(() => {
      if (this.last.get(id) === last) this.last.delete(id);
    });
    return done;
  }

  /** From now on this page has it open. */
  hold(id: ParkedSaleId, lock: LiveLock, since: Timestamp): void {
    if (this.context.store.ended.aborted) return;
    this.held.set(id, { lock, since });
    if (!this.beating) void this.beat();
  }

  drop(id: ParkedSaleId): void {
    void this.held.get(id)?.lock.free();
    this.held.delete(id);
  }

  private async beat(): Promise<void> {
    const { store, settings } = this.context;
    this.beating = true;
    while (this.held.size > 0) {
      try {
        await settings.environment.clock.sleep(BEAT_MS, store.ended);
      } catch {
        break;
      }
      // A store that fails for a moment is asked again with the next beat, well before the lease runs out.
      for (const id of [...this.held.keys()]) await this.renew(id).catch(() => undefined);
    }
    this.beating = false;
  }

  private async renew(id: ParkedSaleId): Promise<void> {
    const { store, settings } = this.context;
    const held = this.held.get(id);
    if (!held) return;
    const isOpen = await store.write({ parkedSales: [id] }, ({ parkedSales }) => {
      const row = parkedSales.get(id);
      if (!row || !this.follows(held, row.parkedSale.claim)) return { result: false };
      const parkedSale = renewed(row.parkedSale, held.since, store.status.registerId, settings.environment.clock.now());
      return parkedSale ? { puts: { parkedSales: [{ ...row, parkedSale }] }, result: true } : { result: false };
    });
    // Never queued: a lease that is renewed late is none.
    if (isOpen && settings.remote) await this.renewAtRemote(id);
    if (!isOpen && this.held.get(id) === held) this.drop(id);
  }

  private async renewAtRemote(id: ParkedSaleId): Promise<void> {
    const { pushNow } = await loadPushNow();
    const [renewal] = newMutations([{ kind: 'parked-sale-renew', parkedSaleId: id, leaseMs: LEASE_MS }], this.context.settings);
    if (renewal) await pushNow(this.context, renewal);
  }

  /** A sale that was completed, or taken over, is not held any more. */
  private async dropEnded(): Promise<void> {
    const before = [...this.held];
    const rows = await this.context.store.use((open) => open.readParkedSales()).catch(() => null);
    if (!rows) return;
    const claims = new Map(rows.map(({ id, claim }) => [id, claim]));
    for (const [id, held] of before) {
      if (!this.follows(held, claims.get(id) ?? null) && this.held.get(id) === held) this.drop(id);
    }
  }

  /**
   * Whether a claim is this page's. A remote has written down by its own clock since when it stands: where the browser vouches
   * that no other page of this register has the sale, or nothing but the remote's word has changed, it is still ours.
   */
  private follows(held: Held, claim: ParkedSaleClaim | null): boolean {
    const { store, settings } = this.context;
    if (claim?.register.id !== store.status.registerId) return false;
    if (claim.since !== held.since && held.lock.isSole === null && !settings.remote) return false;
    held.since = claim.since;
    return true;
  }
}
