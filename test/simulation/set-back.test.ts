import { describe, expect, it } from 'vitest';
import { eraseCustomer } from '../../src/data/erasing/erase-customer.js';
import type { SimRegister } from './sim-register.js';
import { made, pointsOf, refunded, Shop, sold, synced } from './shop.js';

const HOUR_MS = 3_600_000;

async function statesOf({ store }: SimRegister): Promise<string[]> {
  return [...(await store.outbox()), ...(await store.outbox('done'))].map(({ outcome }) =>
    outcome.state === 'rejected' ? outcome.code : outcome.state,
  );
}

describe('what a remote that is set back still has of a register', () => {
  it('is known there when it comes again, later than it was made', async () => {
    const shop = new Shop();
    const register = await shop.register(1);
    const [id = ''] = await made(register, 'Ada');
    await sold(register, id);
    const { id: returned } = await sold(register, id);
    await refunded(register, returned);
    await shop.clock.advance(HOUR_MS);
    await synced(register);
    expect(await pointsOf(register, id)).toBe(10);

    shop.remote.restore(shop.remote.checkpoint());
    await shop.clock.advance(HOUR_MS);
    await synced(register);
    expect(await statesOf(register)).toEqual(['done', 'done', 'done', 'done']);
    expect(await pointsOf(register, id)).toBe(10);
    const entries = await register.store.readLoyaltyEntries(id, { limit: 9 });
    expect(entries.map(({ entry }) => [entry.points, entry.version > 0]).sort()).toEqual([
      [-10, true],
      [10, true],
      [10, true],
    ]);
  });

  it('is known there also where it was accepted, and no page had brought it back', async () => {
    const shop = new Shop();
    const register = await shop.register(1);
    const [id = ''] = await made(register, 'Ada');
    await sold(register, id);
    await shop.clock.advance(HOUR_MS);
    const { remote } = shop;
    const pull = remote.pull.bind(remote);
    remote.pull = async (...args) => {
      const isAccepted = (await register.store.countOutbox()).accepted > 0;
      if (isAccepted) remote.restore(remote.checkpoint());
      remote.pull = isAccepted ? pull : remote.pull;
      return pull(...args);
    };
    await synced(register);
    expect(remote.pull).toBe(pull);
    expect(await statesOf(register)).toEqual(['done', 'done']);
    expect(await pointsOf(register, id)).toBe(10);
  });

  it('is done with where whom it is of was erased since', async () => {
    const shop = new Shop();
    const register = await shop.register(1);
    const [id = ''] = await made(register, 'Ada');
    await sold(register, id, 'Voucher of Ada');
    await shop.clock.advance(HOUR_MS);
    await synced(register);
    await eraseCustomer(register.context, id, { reason: 'asked to' });
    await synced(register);

    shop.remote.restore(shop.remote.checkpoint());
    await synced(register);
    expect(new Set(await statesOf(register))).toEqual(new Set(['done']));
    expect(JSON.stringify(await register.store.outbox('done'))).not.toContain('Ada');
    // And again.
    shop.remote.newEpoch();
    await synced(register);
    expect(new Set(await statesOf(register))).toEqual(new Set(['done']));
  });
});

describe('what a remote that is set back has no longer', () => {
  it('comes as it was first sent', async () => {
    const shop = new Shop();
    const register = await shop.register(1);
    const [id = ''] = await made(register, 'Ada');
    await synced(register);
    const backup = shop.remote.checkpoint();
    await sold(register, id);
    const sent = (await register.store.outbox('queued')).map(({ mutation }) => mutation);
    await shop.clock.advance(HOUR_MS);
    await synced(register);

    shop.remote.restore(backup);
    const came: unknown[] = [];
    const { push } = shop.remote;
    shop.remote.push = (mutations, call) => {
      came.push(...mutations.filter(({ kind }) => kind === 'sale-record'));
      return push.call(shop.remote, mutations, call);
    };
    await synced(register);
    expect(came).toEqual(sent);
    expect(await statesOf(register)).toEqual(['done', 'done']);
    expect(await pointsOf(register, id)).toBe(10);
  });

  it('leaves nothing of what it had derived of that', async () => {
    const shop = new Shop();
    const register = await shop.register(1);
    const [id = ''] = await made(register, 'Ada');
    await synced(register);
    const backup = shop.remote.checkpoint();
    await sold(register, id);
    const { remote } = shop;
    const push = remote.push.bind(remote);
    const bonusId = register.context.settings.environment.newId();
    remote.push = async (...args) => {
      const answer = await push(...args);
      const results = answer.results.map((result) => {
        const [earned] = (result.status === 'accepted' && result.loyaltyEntries) || [];
        return earned ? { ...result, loyaltyEntries: [earned, { ...earned, id: bonusId, points: 5 }] } : result;
      });
      return { ...answer, results };
    };
    await synced(register);
    const pointsIn = async (): Promise<number[]> =>
      (await register.store.readLoyaltyEntries(id, { limit: 9 })).map(({ entry }) => entry.points).sort();
    expect(await pointsIn()).toEqual([10, 5]);

    remote.push = push;
    remote.restore(backup);
    await synced(register);
    expect(await pointsIn()).toEqual([10]);
    expect(await pointsOf(register, id)).toBe(10);
  });

  it('counts nothing of what another register wrote until that has come again, and then once', async () => {
    const shop = new Shop();
    const backup = shop.remote.checkpoint();
    const [register, other] = [await shop.register(1), await shop.register(2)];
    const [id = ''] = await made(register, 'Ada');
    await synced(register);
    await synced(other);
    await sold(other, id);
    await synced(other);
    await synced(register);
    expect(await pointsOf(register, id)).toBe(10);

    shop.remote.restore(backup);
    await made(register, 'Ben', 'Cleo', 'Dov', 'Eve');
    await synced(register);
    expect(await pointsOf(register, id)).toBe(0);
    await synced(other);
    await synced(register);
    expect(await pointsOf(register, id)).toBe(10);
  });
});
