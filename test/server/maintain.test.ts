import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { earnId } from '../../src/domain/earn.js';
import type { Id } from '../../src/domain/id.js';
import { loyaltyEntry } from '../../src/domain/new-entry.js';
import type { ParkedSale } from '../../src/domain/parked-sale.js';
import { FakeClock } from '../../src/testing.js';
import { ANA } from '../support/managers.js';
import { realClock } from '../support/real-clock.js';
import { mutationOf, newId, saleOf, saveOf } from './support/bodies.js';
import { openShop, remoteTo, type ShopBackend } from './support/shop-backend.js';
import { callOf, LOCATION } from './support/shop-token.js';

const MERCHANT = 'tea-house';
const DAY_MS = 24 * 60 * 60 * 1_000;
const call = callOf('r1');
let clock: FakeClock;
let shop: ShopBackend;

beforeEach(async () => {
  clock = new FakeClock();
  const now = { now: () => clock.now(), monotonic: () => clock.monotonic(), sleep: realClock.sleep.bind(realClock) };
  shop = await openShop({ clock: now });
});
afterEach(() => shop.end());

/** Five points, good through a day. */
async function earn(customerId: Id, expiresOn: string): Promise<void> {
  const sold = saleOf(customerId, { occurredAt: '2026-11-21T10:00:00.000Z' });
  if (sold.kind !== 'sale-record') return;
  const { id: saleId } = sold.sale;
  const place = { customerId, now: sold.createdAt, registerId: 'r1' };
  const loyaltyEntries = [loyaltyEntry(place, 'earn', 5, { id: earnId(saleId), saleId, expiresOn })];
  const { results } = await shop.remoteOf(MERCHANT).push([saveOf(customerId, null, 'Ann'), { ...sold, loyaltyEntries }], call);
  expect(results.map(({ status }) => status)).toEqual(['accepted', 'accepted']);
}

async function pointsOf(customerId: Id): Promise<number | undefined> {
  return (await shop.remoteOf(MERCHANT).get(customerId, call)).found?.loyalty.amount;
}

describe('points that nobody asks for', () => {
  it('are written off by night, once, however many processes do it', async () => {
    const [soon, later] = [newId(), newId()];
    await earn(soon, '2026-11-22');
    await earn(later, '2027-11-22');
    const { cursor } = await shop.remoteOf(MERCHANT).pull(await start(), 100, call);
    await shop.backend.maintain();
    expect((await shop.remoteOf(MERCHANT).pull(cursor, 100, call)).changes).toEqual([]);

    await clock.advance(2 * DAY_MS);
    await Promise.all([shop.backend.maintain(), shop.another().maintain()]);
    await shop.backend.maintain();
    const { changes } = await shop.remoteOf(MERCHANT).pull(cursor, 100, call);
    expect(changes).toMatchObject([
      { type: 'loyalty-entry', record: { customerId: soon, type: 'expire', points: -5, version: 5 } },
    ]);
    expect([await pointsOf(soon), await pointsOf(later)]).toEqual([0, 5]);
  });

  it('are written off for every merchant, also where who connects is no superuser', async () => {
    const role = `keeper_${process.pid}_${Date.now()}`;
    const name = new URL(shop.database.url).pathname.slice(1);
    await shop.database.script(`create role ${role} login password 'keeps'; grant regulars_app to ${role};
      drop schema regulars cascade; grant create on database ${name} to ${role}`);
    const url = new URL(shop.database.url);
    [url.username, url.password] = [role, 'keeps'];
    const keeper = shop.another({ databaseUrl: url.href });
    await keeper.migrate();
    const customers = [newId(), newId()];
    for (const [at, customerId] of customers.entries()) {
      const remote = remoteTo(keeper, `merchant-${at}`);
      const sold = saleOf(customerId);
      if (sold.kind !== 'sale-record') return;
      const { id: saleId } = sold.sale;
      const place = { customerId, now: sold.createdAt, registerId: 'r1' };
      const loyaltyEntries = [loyaltyEntry(place, 'earn', 5, { id: earnId(saleId), saleId, expiresOn: '2026-11-22' })];
      await remote.push([saveOf(customerId, null, 'Ann'), { ...sold, loyaltyEntries }], call);
    }
    await clock.advance(2 * DAY_MS);
    await keeper.maintain();
    for (const [at, customerId] of customers.entries()) {
      const { found } = await remoteTo(keeper, `merchant-${at}`).get(customerId, call);
      expect(found?.loyalty.amount).toBe(0);
    }
    await keeper.close();
    await shop.database.script(`drop owned by ${role} cascade; drop role ${role}`);
  });
});

describe('tombstones', () => {
  it('go after 400 days, and a cursor from before them is of no use; who was erased stays so', async () => {
    const remote = shop.remoteOf(MERCHANT);
    const [parkedId, customerId] = [newId(), newId()];
    const before = await start();
    const at = '2026-11-21T10:00:00.000Z';
    const parkedSale: ParkedSale = {
      ...{ id: parkedId, version: 0, createdAt: at, updatedAt: at, originRegisterId: 'r1', customerId: null, registerId: 'r1' },
      ...({ state: 'waiting' } as const),
      ...{ claim: null, clash: false, label: 'Table 4', itemCount: 1, parkedBy: null, locationId: LOCATION },
      ...{ total: { amountMinor: 1, currency: 'USD' }, parkedAt: at, expiresAt: '2099-01-01T00:00:00.000Z' },
    };
    const { results } = await remote.push(
      [
        saveOf(customerId, null, 'Ann'),
        mutationOf({ kind: 'customer-erase', customerId, reason: 'asked to' }),
        mutationOf({ kind: 'parked-sale-park', parkedSale, cartText: '{}', replaces: null }),
        mutationOf({ kind: 'parked-sale-remove', parkedSaleId: parkedId } as never),
      ],
      call,
    );
    expect(results.map(({ status }) => status)).toEqual(Array(4).fill('accepted'));
    const { cursor: behind } = await remote.pull(before, 100, call);

    await clock.advance(399 * DAY_MS);
    await shop.backend.maintain();
    expect((await remote.pull(before, 100, call)).changes.map(({ type }) => type)).toContain('tombstone');

    await clock.advance(2 * DAY_MS);
    await Promise.all([shop.backend.maintain(), shop.another().maintain()]);
    const [left] = await shop.database.sql`select count(*)::int as count from regulars.records where kind = 'parked'`;
    expect(left).toEqual({ count: 0 });
    await expect(remote.pull(before, 100, call)).rejects.toMatchObject({ code: 'cursor-expired' });
    expect((await remote.pull(behind, 100, call)).changes).toEqual([]);

    const { others, cursor } = await remote.snapshot('merchant', null, call);
    expect(others).toContainEqual(expect.objectContaining({ type: 'tombstone', of: 'customer', id: customerId, erased: true }));
    expect((await remote.pull(cursor, 100, call)).more).toBe(false);
    const late = await remote.push([saveOf(customerId, 1, 'Back Again')], call);
    expect(late.results).toMatchObject([{ status: 'rejected', code: 'not-found' }]);
  });
});

describe('what was answered for somebody who is erased', () => {
  for (const [when, together] of [
    ['long before', false],
    ['in the same transaction', true],
  ] as const) {
    it(`${when} is kept without what was written beside an entry, also for who sends it again`, () => isForgotten(together));
  }

  async function isForgotten(together: boolean): Promise<void> {
    await shop.backend.setManagers(MERCHANT, [ANA]);
    const remote = shop.remoteOf(MERCHANT);
    const customers = [newId(), newId()] as const;
    const said = 'Zebulon broke a cup';
    const adjusted = [];
    for (const customerId of customers) {
      const id = newId();
      const { grant } = await remote.approve({ entryId: id, action: 'loyalty-add', customerId }, ANA.pin, call);
      const place = { customerId, now: '2026-11-21T10:00:00.000Z', registerId: 'r1' };
      const entry = loyaltyEntry(place, 'adjust', 7, { id, reason: { code: 'goodwill', text: said } });
      const mutation = mutationOf({ kind: 'loyalty-append', entry }, [`customer:${customerId}`]);
      adjusted.push({ ...mutation, use: { grant, ageMs: 0 } });
    }
    const erase = mutationOf({ kind: 'customer-erase', customerId: customers[0], reason: 'asked to' });
    // While the first is under way, those behind it become one transaction.
    const first = together ? remote.push([saveOf(newId(), null, 'Somebody Else')], call) : null;
    const adjusting = remote.push([...customers.map((id) => saveOf(id, null, 'Zebulon')), ...adjusted], call);
    if (!together) await adjusting;
    const [, , { results }] = await Promise.all([first, adjusting, remote.push([erase], call)]);
    expect(results).toMatchObject([{ status: 'accepted' }]);

    const kept = await shop.database.sql<{ result: string }[]>`select result from regulars.outcomes`;
    const texts = kept.map(({ result }) => result).filter((result) => result.includes('goodwill'));
    expect(texts).toHaveLength(2);
    expect(texts.filter((text) => text.includes(said)).map((text) => text.includes(customers[0]))).toEqual([false]);
    const again = await remote.push(adjusted, call);
    expect(again.results).toMatchObject([
      { status: 'accepted', loyaltyEntries: [{ points: 7, reason: { code: 'goodwill' } }] },
      { status: 'accepted', loyaltyEntries: [{ points: 7, reason: { code: 'goodwill', text: said } }] },
    ]);
    expect(JSON.stringify(again.results[0])).not.toContain(said);
  }
});

/** The cursor of the first register's first snapshot. */
async function start(): Promise<string> {
  return (await shop.remoteOf(MERCHANT).snapshot('merchant', null, call)).cursor;
}
