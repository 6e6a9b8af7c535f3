import { expect } from 'vitest';
import { approve } from '../../src/data/approval/approve.js';
import { loyaltyOf } from '../../src/data/ledgers/loyalty.js';
import { MemoryRemote } from '../../src/data/remote/memory-remote.js';
import { parkSale } from '../../src/data/parked-sales/park-sale.js';
import { recordRefund } from '../../src/data/sales/record-refund.js';
import { recordSale } from '../../src/data/sales/record-sale.js';
import { saveCustomer } from '../../src/data/save-customer.js';
import { MemoryStore } from '../../src/data/store/memory-store.js';
import type { CustomerId, Id } from '../../src/domain/id.js';
import { FakeClock, sequentialIds } from '../../src/testing.js';
import { ANA } from '../support/managers.js';
import { SimRegister } from './sim-register.js';

/** One merchant with registers whose syncing stops where it is told to. */
export class Shop {
  readonly clock = new FakeClock();
  readonly remote = new MemoryRemote({ clock: this.clock, newId: sequentialIds(1_000), pageSize: 3 });

  /** What the customers are called whom the remote has. */
  get names(): string[] {
    return [...this.remote.checkpoint().state.customers.values()].map(({ customer }) => customer.displayName).sort();
  }

  /** @param atStep - Awaited before and after each thing that syncing asks of its store. */
  register(place: number, atStep: () => Promise<void> = async () => undefined): Promise<SimRegister> {
    const { clock, remote } = this;
    const [name, newId] = [`r${place}`, sequentialIds(place)];
    const store = new MemoryStore({ name, merchantId: 'memory', queue: true, clock, newId });
    return SimRegister.open({
      ...{ name, clock, newId, remote, approving: remote },
      openStore: async () => store,
      storeWait: atStep,
    });
  }
}

/** Counts the steps of syncing, and does something else at one of them. */
export class Steps {
  step = Infinity;
  taken = 0;
  each: () => Promise<void> = async () => undefined;
  then: () => Promise<void> = async () => undefined;

  readonly next = async (): Promise<void> => {
    this.taken += 1;
    const isNow = this.taken === this.step;
    await this.each();
    if (isNow) await this.then();
  };

  at(step: number, then: () => Promise<void>): void {
    Object.assign(this, { taken: 0, step, then });
  }
}

export async function settled(register: SimRegister): Promise<void> {
  while (register.isSyncing) await new Promise((resolve) => setImmediate(resolve));
}

export async function synced(register: SimRegister): Promise<void> {
  register.sync();
  await settled(register);
  expect(register.surprises).toEqual([]);
}

export async function customersOf({ store }: SimRegister): Promise<string[]> {
  const names: string[] = [];
  await store.walkCustomers((rows) => {
    for (const { customer } of rows) if (customer.deletedAt === undefined) names.push(customer.displayName);
    return true;
  });
  return names.sort();
}

export async function made({ context }: SimRegister, ...names: string[]): Promise<CustomerId[]> {
  const ids: CustomerId[] = [];
  for (const displayName of names) {
    const result = await saveCustomer(context, { displayName });
    if (result.ok) ids.push(result.customer.id);
  }
  return ids;
}

export const parked = ({ context }: SimRegister, label: string) =>
  parkSale(context, { label, customerId: null, cart: {}, itemCount: 1, total: { amountMinor: 500, currency: 'USD' } });

/** A sale that earns 10 points. */
export async function sold({ context }: SimRegister, customerId: CustomerId, label?: string): Promise<{ readonly id: Id }> {
  const id = context.settings.environment.newId();
  await recordSale(context, {
    ...{ id, customerId, number: '1' },
    lines: [{ id: '1', name: 'Tea', quantity: 1, totalMinor: 1_000 }],
    tenders: [{ type: 'other', amountMinor: 1_000, ...(label !== undefined && { label }) }],
    ...{ subtotalMinor: 1_000, taxMinor: 0, totalMinor: 1_000 },
  });
  return { id };
}

/** All of such a sale is taken back. */
export async function refunded({ context }: SimRegister, refundOf: Id): Promise<void> {
  await recordRefund(context, {
    ...{ id: context.settings.environment.newId(), refundOf, number: '2' },
    lines: [{ lineId: '1', quantity: 1, amountMinor: 1_000 }],
    tenders: [{ type: 'cash', amountMinor: 1_000 }],
  });
}

/** Points added by hand, as a manager allows. */
export async function added({ context }: SimRegister, customerId: CustomerId, points: number): Promise<void> {
  const entryId = context.settings.environment.newId();
  const grant = await approve(context, { entryId, action: 'loyalty-add', customerId }, ANA.pin);
  await loyaltyOf(context).adjust({ id: entryId, customerId, points, reason: { code: 'goodwill' }, grant });
}

export async function pointsOf({ store }: SimRegister, id: CustomerId): Promise<number> {
  const [row] = await store.readCustomers([id]);
  return row?.account?.loyalty.amount ?? 0;
}

/** All that waits arrives, and no answer comes back. */
export async function sentUnheard({ store }: SimRegister, remote: MemoryRemote): Promise<void> {
  const mutations = (await store.outbox('queued')).map(({ mutation }) => mutation);
  await remote.push(mutations, { signal: new AbortController().signal, registerId: store.meta.registerId });
}
