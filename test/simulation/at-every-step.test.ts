import { describe, expect, it } from 'vitest';
import { removeSale } from '../../src/data/parked-sales/end-sale.js';
import { eraseCustomer } from '../../src/data/erasing/erase-customer.js';
import { mergeCustomers } from '../../src/data/merge-customers.js';
import { saveCustomer } from '../../src/data/save-customer.js';
import { retryMutation } from '../../src/data/sync/outbox-changes.js';
import { OutcomeTaking } from '../../src/data/sync/take-answers.js';
import { SnapshotTaking } from '../../src/data/sync/take-snapshot.js';
import type { SyncRecord } from '../../src/data/store/stored-record.js';
import { toTimestamp } from '../../src/domain/clock.js';
import type { Mutation } from '../../src/domain/mutation.js';
import { ANA } from '../support/managers.js';
import { added, customersOf, made, parked, pointsOf, refunded, sentUnheard, Shop, sold, Steps, synced } from './shop.js';
import type { SimRegister } from './sim-register.js';

const DAY_MS = 86_400_000;

/** Does the same once for each step that syncing takes in it, until there is none any more. */
async function atEveryStep(play: (step: number) => Promise<boolean>): Promise<number> {
  for (let step = 1; ; step += 1) if (!(await play(step))) return step - 1;
}

/** A round in which the page ends at this step, and another by the page after it; false where the round had no such step. */
async function withCrashAt(
  register: SimRegister,
  step: number,
  steps: Steps,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<boolean> {
  let hasCrashed = false;
  steps.at(step, () => {
    hasCrashed = true;
    return new Promise<never>(() => undefined);
  });
  register.sync();
  while (register.isSyncing && !hasCrashed) await new Promise((resolve) => setImmediate(resolve));
  steps.step = Infinity;
  if (hasCrashed) await register.crash();
  await meanwhile();
  await synced(register);
  return hasCrashed;
}

describe('a page that ends at any step of syncing', () => {
  it('is followed by one that has all the remote has, as far as the first had read it', async () => {
    const count = await atEveryStep(async (step) => {
      const shop = new Shop();
      const other = await shop.register(1);
      await made(other, 'Ada', 'Ben', 'Cleo', 'Dov', 'Eve');
      await parked(other, 'Table 4');
      await synced(other);
      const steps = new Steps();
      const register = await shop.register(2, steps.next);
      const went = await withCrashAt(register, step, steps);
      expect(await customersOf(register), `step ${step}`).toEqual(['Ada', 'Ben', 'Cleo', 'Dov', 'Eve']);
      expect(await register.store.readParkedSales(), `step ${step}`).toHaveLength(1);
      return went;
    });
    expect(count).toBeGreaterThan(10);
  });

  it('keeps nobody whom a remote that was set back has no longer', async () => {
    const count = await atEveryStep(async (step) => {
      const shop = new Shop();
      const other = await shop.register(1);
      await made(other, 'Ada', 'Ben', 'Cleo', 'Dov');
      await synced(other);
      const backup = shop.remote.checkpoint();
      await made(other, 'Lost');
      await synced(other);
      const steps = new Steps();
      const register = await shop.register(2, steps.next);
      await synced(register);
      expect(await customersOf(register)).toContain('Lost');
      shop.remote.restore(backup);
      const went = await withCrashAt(register, step, steps);
      expect(await customersOf(register), `step ${step}`).toEqual(['Ada', 'Ben', 'Cleo', 'Dov']);
      return went;
    });
    expect(count).toBeGreaterThan(10);
  });
});

describe('what arrives while its answer is lost', () => {
  it('counts once at every step, also where a page brings it back before it is sent again', async () => {
    const shop = new Shop();
    const steps = new Steps();
    const register = await shop.register(1, steps.next);
    const [id = ''] = await made(register, 'Ada');
    await synced(register);
    await sold(register, id);
    await sentUnheard(register, shop.remote);
    const shown = new Set<number>();
    steps.each = async () => void shown.add(await pointsOf(register, id));
    await synced(register);
    expect([...shown]).toEqual([10]);
  });

  it('counts once where the page then ends at any step, and the next hears that the remote was set back', async () => {
    const count = await atEveryStep(async (step) => {
      const shop = new Shop();
      const steps = new Steps();
      const [register, other] = [await shop.register(1, steps.next), await shop.register(2)];
      await synced(register);
      const backup = shop.remote.checkpoint();
      const [id = ''] = await made(register, 'Ada');
      await made(other, 'Ben', 'Cleo', 'Dov');
      await sold(register, id);
      await sentUnheard(register, shop.remote);
      const went = await withCrashAt(register, step, steps, async () => {
        shop.remote.restore(backup);
        // It counts on, beyond what the register has seen.
        await sentUnheard(other, shop.remote);
      });
      await synced(register);
      expect(await pointsOf(register, id), `step ${step}`).toBe(10);
      expect(shop.remote.checkpoint().state.customers.get(id)?.account.loyalty.amount, `step ${step}`).toBe(10);
      return went;
    });
    expect(count).toBeGreaterThan(10);
  });
});

describe('points that are taken back while a register reads everybody', () => {
  it('count there no more, at whatever step of its reading', async () => {
    const count = await atEveryStep(async (step) => {
      const shop = new Shop();
      const other = await shop.register(1);
      const [, , , id = ''] = await made(other, 'Ada', 'Ben', 'Cleo', 'Dov');
      const sale = await sold(other, id);
      await synced(other);
      const steps = new Steps();
      const register = await shop.register(2, steps.next);
      let went = false;
      steps.at(step, async () => {
        went = true;
        await refunded(other, sale.id);
        await synced(other);
      });
      await synced(register);
      steps.step = Infinity;
      await synced(register);
      expect(await pointsOf(register, id), `step ${step}`).toBe(went ? 0 : 10);
      return went;
    });
    expect(count).toBeGreaterThan(10);
  });
});

describe('a refused sale that is sent again', () => {
  it('brings nobody back who was erased just before', async () => {
    const shop = new Shop();
    const register = await shop.register(1);
    const { context, store } = register;
    const [id = ''] = await made(register, 'Ada');
    await sold(register, id, 'Voucher of Ada');
    const [sale] = (await store.outbox('queued')).slice(1).map(({ mutation }) => mutation);
    if (!sale) throw new Error('Nothing waits.');
    // Refused for good, as it comes before whom it is of.
    await shop.remote.push([sale], { signal: new AbortController().signal, registerId: store.meta.registerId });
    await synced(register);
    expect((await store.outbox('rejected')).map(({ mutation }) => mutation.id)).toEqual([sale.id]);
    const write = store.write.bind(store);
    store.write = async (...args) => {
      store.write = write;
      await eraseCustomer(context, id, { reason: 'asked to' });
      return write(...args);
    };
    await expect(retryMutation(context, sale.id)).rejects.toMatchObject({ code: 'not-found' });
    const left = await store.outbox();
    expect(left.map(({ mutation }) => mutation.id)).toContain(sale.id);
    expect(JSON.stringify([left, await store.readSales(id, { limit: 9 })])).not.toContain('Ada');
    // It can still be sent, without them.
    await retryMutation(context, sale.id);
    expect(JSON.stringify(await store.outbox())).not.toContain('Ada');
  });
});

describe('two pages that read all at once', () => {
  it('end with what the later answer says, at whatever step of one the other stores the earlier', async () => {
    const count = await atEveryStep(async (step) => {
      const shop = new Shop();
      const other = await shop.register(1);
      const [id = ''] = await made(other, 'Ada');
      await synced(other);
      const steps = new Steps();
      const register = await shop.register(2, steps.next);
      const { store } = register;
      const call = { signal: new AbortController().signal, registerId: store.meta.registerId };
      const earlier = await shop.remote.snapshot('merchant', null, call);
      await saveCustomer(other.context, { id, note: 'Vegan' });
      await synced(other);
      // The other page asked when this one did, and hears of it only now.
      let before: SyncRecord | null = null;
      steps.each = async () => void (before ??= await store.readSync());
      let went = false;
      steps.at(step, async () => {
        went = true;
        if (!before) return;
        const begun = { after: null, cursor: earlier.cursor, received: 0, upTo: 1 };
        const place = { timeZone: 'UTC', registerId: call.registerId, now: toTimestamp(shop.clock.now()), reveals: true };
        const taking = new SnapshotTaking({ before, answer: earlier, begun, changedHere: new Set() }, place);
        const reads = taking.reads();
        await store.write(reads, (found) => taking.decide(found, reads));
      });
      await synced(register);
      await synced(register);
      const [row] = await store.readCustomers([id]);
      expect(row?.customer.note, `step ${step}`).toBe('Vegan');
      return went;
    });
    expect(count).toBeGreaterThan(10);
  });

  it('miss no change between what one has asked ahead and what the other has begun with, wherever the other then stays', async () => {
    const count = await atEveryStep(async (step) => {
      let went = false;
      await atEveryStep(async (last) => {
        const shop = new Shop();
        const other = await shop.register(1);
        const ids = await made(other, 'Ada', 'Ben', 'Cleo', 'Dov');
        await synced(other);
        const steps = new Steps();
        const register = await shop.register(2, steps.next);
        const isReading = async (): Promise<boolean> => ((await register.store.readSync())?.cursor ?? null) === null;
        let stayed = false;
        steps.at(step, async () => {
          went = await isReading();
          if (!went) return;
          for (const id of ids) await saveCustomer(other.context, { id, note: 'Vegan' });
          await synced(other);
          register.sync(true);
          steps.at(last, async () => {
            stayed = await isReading();
            while (stayed && register.ended === 0) await new Promise((resolve) => setImmediate(resolve));
          });
          while (!stayed && register.ended === 0) await new Promise((resolve) => setImmediate(resolve));
          if (!stayed) steps.step = Infinity;
        });
        await synced(register);
        await synced(register);
        if (!went) return false;
        const rows = await register.store.readCustomers(ids);
        expect(
          rows.map(({ customer }) => customer.note),
          `step ${step}, as the other stays at ${last}`,
        ).toEqual(ids.map(() => 'Vegan'));
        return stayed;
      });
      return went;
    });
    expect(count).toBeGreaterThan(10);
  });
});

describe('a remote that is set back', () => {
  it('gets all that was said to be saved, at whatever step of one page another page hears of it', async () => {
    const count = await atEveryStep(async (step) => {
      const shop = new Shop();
      const steps = new Steps();
      const register = await shop.register(1, steps.next);
      await made(register, 'Ada');
      await synced(register);
      const backup = shop.remote.checkpoint();
      await made(register, 'Ben');
      await synced(register);
      await made(register, 'Cleo');
      let went = false;
      steps.at(step, async () => {
        went = true;
        shop.remote.restore(backup);
        const before = register.ended;
        register.sync(true);
        while (register.ended === before) await new Promise((resolve) => setImmediate(resolve));
      });
      await synced(register);
      steps.step = Infinity;
      await synced(register);
      expect(shop.names, `step ${step}`).toEqual(['Ada', 'Ben', 'Cleo']);
      expect(await customersOf(register), `step ${step}`).toEqual(['Ada', 'Ben', 'Cleo']);
      return went;
    });
    expect(count).toBeGreaterThan(10);
  });

  it('gets again what another page is told is accepted, at whatever step of hearing that it was set back', async () => {
    const count = await atEveryStep(async (step) => {
      const shop = new Shop();
      const steps = new Steps();
      const register = await shop.register(1, steps.next);
      await synced(register);
      await made(register, 'Ada');
      const { store } = register;
      const [entry] = await store.outbox('queued');
      shop.remote.newEpoch();
      let went = false;
      steps.at(step, async () => {
        went = true;
        if ((await store.readSync())?.generation !== 0 || !entry) return;
        // As the other page stores what it was answered just before.
        const accepted = { ...entry, outcome: { state: 'accepted', sequence: 'm:1' } } as const;
        const place = { timeZone: 'UTC', registerId: store.meta.registerId, now: toTimestamp(shop.clock.now()) };
        const taking = new OutcomeTaking([accepted], [], place);
        const reads = taking.reads();
        await store.write(reads, (found) => taking.decide(found, reads));
      });
      await synced(register);
      await synced(register);
      expect(shop.names, `step ${step}`).toEqual(['Ada']);
      return went;
    });
    expect(count).toBeGreaterThan(10);
  });

  it('gets what it lost from a register that was off for longer than it keeps what was accepted', async () => {
    const shop = new Shop();
    const register = await shop.register(1);
    await synced(register);
    const backup = shop.remote.checkpoint();
    await made(register, 'Ada');
    await synced(register);
    shop.remote.restore(backup);
    await register.crash();
    await shop.clock.advance(9 * DAY_MS);
    await synced(register);
    expect(shop.names).toEqual(['Ada']);
    expect((await register.store.countOutbox()).done).toBe(1);
    // And lets go of it once that is long ago as well.
    await register.crash();
    await shop.clock.advance(9 * DAY_MS);
    await synced(register);
    expect((await register.store.countOutbox()).done).toBe(0);
  });

  it('tells anew of somebody it had lost, also where a register changes them at any step of reading that they are', async () => {
    const count = await atEveryStep(async (step) => {
      const shop = new Shop();
      const steps = new Steps();
      const [maker, other, third] = [await shop.register(1), await shop.register(2, steps.next), await shop.register(3)];
      const backup = shop.remote.checkpoint();
      const [id = ''] = await made(maker, 'Ada');
      await sold(maker, id);
      await sold(maker, id);
      await synced(maker);
      await synced(other);
      shop.remote.restore(backup);
      await made(third, 'Ben');
      await synced(third);
      let went = false;
      steps.at(step, async () => {
        went = true;
        const [row] = await other.store.readCustomers([id]);
        if (row?.customer.deletedAt === undefined) await saveCustomer(other.context, { id, nickname: 'Addie' });
        await synced(maker);
      });
      await synced(other);
      await synced(maker);
      await synced(other);
      expect(await pointsOf(other, id), `step ${step}`).toBe(20);
      expect(await customersOf(other), `step ${step}`).toEqual(['Ada', 'Ben']);
      return went;
    });
    expect(count).toBeGreaterThan(10);
  });

  it('tells anew of somebody it had lost, also where a register has changed them meanwhile', async () => {
    // So many numbers are given before theirs come again.
    for (const before of [0, 1, 2, 3]) {
      const shop = new Shop();
      const [maker, other] = [await shop.register(1), await shop.register(2)];
      const backup = shop.remote.checkpoint();
      const [id = ''] = await made(maker, 'Ada');
      await sold(maker, id);
      await sold(maker, id);
      await synced(maker);
      await synced(other);
      expect(await pointsOf(other, id)).toBe(20);

      shop.remote.restore(backup);
      await saveCustomer(other.context, { id, nickname: 'Addie' });
      await made(other, ...['Ben', 'Cleo', 'Dov'].slice(0, before));
      await synced(other);
      expect((await other.store.outbox('rejected')).length).toBe(1);
      await synced(maker);
      await synced(other);
      expect(await pointsOf(other, id), `after ${before}`).toBe(20);
      expect(await customersOf(other), `after ${before}`).toContain('Ada');
    }
  });
});

describe('a parked sale', () => {
  it('that ended while a register heard nothing waits there no more once it has read all anew', async () => {
    const shop = new Shop();
    const [register, other] = [await shop.register(1), await shop.register(2)];
    const here = await parked(register, 'Table 1');
    const there = await parked(other, 'Table 2');
    for (const one of [register, other, register]) await synced(one);
    expect(await register.store.readParkedSales()).toHaveLength(2);
    for (const { id } of [here, there]) await removeSale(other.context, id);
    await synced(other);
    shop.remote.newEpoch();
    const unsent = await parked(register, 'Table 3');
    await synced(register);
    expect((await register.store.readParkedSales()).map(({ id }) => id)).toEqual([unsent.id]);
  });

  it('that is removed as the remote is set back to before it waits no more once that was heard of', async () => {
    const shop = new Shop();
    const [register, other] = [await shop.register(1), await shop.register(2)];
    await synced(other);
    const backup = shop.remote.checkpoint();
    const { id } = await parked(other, 'Table 1');
    await synced(other);
    await synced(register);
    await removeSale(register.context, id);
    shop.remote.restore(backup);
    await synced(register);
    expect(await register.store.readParkedSales()).toEqual([]);
  });

  it('stays where the remote tells of it in words that only a later release knows', async () => {
    const shop = new Shop();
    const register = await shop.register(1);
    const { id } = await parked(register, 'Table 1');
    await synced(register);
    shop.remote.newEpoch();
    const { snapshot } = shop.remote;
    shop.remote.snapshot = async (...args) => {
      const answer = await snapshot.apply(shop.remote, args);
      const raw = JSON.stringify({ type: 'parked-sale', record: { id, state: 'reserved' }, cartText: null });
      return { ...answer, others: [{ type: 'unknown', raw }] };
    };
    await synced(register);
    expect((await register.store.readParkedSales()).map((one) => one.id)).toEqual([id]);
  });
});

describe('what a cashier saves at any step of syncing', () => {
  it('shows from then on, also while all is read anew', async () => {
    const count = await atEveryStep(async (step) => {
      const shop = new Shop();
      const steps = new Steps();
      const other = await shop.register(1);
      const [id = ''] = await made(other, 'Ada', 'Ben', 'Cleo', 'Dov');
      await synced(other);
      const register = await shop.register(2, steps.next);
      await synced(register);
      shop.remote.newEpoch();
      await register.crash();
      let went = false;
      steps.each = async () => {
        if (!went) return;
        const [row] = await register.store.readCustomers([id]);
        expect(row?.customer.note, `step ${step}, seen at ${steps.taken}`).toBe('Vegan');
      };
      steps.at(step, async () => {
        await saveCustomer(register.context, { id, note: 'Vegan' });
        went = true;
      });
      await synced(register);
      return went;
    });
    expect(count).toBeGreaterThan(10);
  });
});

describe('an account that had nothing but what a register itself had added', () => {
  it('is empty once that has gone to whom they were merged into', async () => {
    const shop = new Shop();
    shop.remote.setManagers([ANA]);
    const [register, other] = [await shop.register(1), await shop.register(2)];
    const [ada = '', ann = ''] = await made(other, 'Ada', 'Ann');
    await synced(other);
    await synced(register);
    await mergeCustomers(other.context, ada, ann);
    await synced(other);
    await added(register, ada, 10);
    expect(await pointsOf(register, ada)).toBe(10);
    await synced(register);
    expect([await pointsOf(register, ada), await pointsOf(register, ann)]).toEqual([0, 10]);
  });

  it('is empty once that was refused', async () => {
    const shop = new Shop();
    const register = await shop.register(1);
    const [id = ''] = await made(register, 'Ada');
    await synced(register);
    await sold(register, id);
    const [sale] = (await register.store.outbox('queued')).map(({ mutation }) => mutation);
    // Another, under its id, was there before.
    const call = { signal: new AbortController().signal, registerId: register.store.meta.registerId };
    await shop.remote.push(
      [{ ...sale, kind: 'customer-type', customerId: id, seen: 0, customerType: 'guest' } as Mutation],
      call,
    );
    expect(await pointsOf(register, id)).toBe(10);
    await synced(register);
    expect(await register.store.outbox('rejected')).toHaveLength(1);
    expect(await pointsOf(register, id)).toBe(0);
  });
});
