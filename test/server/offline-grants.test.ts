import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newRegisterKey, type RegisterKey, signedBy } from '../../src/data/approval/register-proof.js';
import { toTimestamp } from '../../src/domain/clock.js';
import type { Grant, GrantUse } from '../../src/domain/grant.js';
import type { Id } from '../../src/domain/id.js';
import type { Mutation } from '../../src/domain/mutation.js';
import { loyaltyEntry } from '../../src/domain/new-entry.js';
import { mutationOf, newId, saveOf } from './support/bodies.js';
import { openShop, remoteTo, type ShopBackend } from './support/shop-backend.js';
import { callOf } from './support/shop-token.js';

const MERCHANT = 'tea-house';
const CAPS = { entries: 3, points: 100, amountMinor: 5_000 };
const MORNING = Date.parse('2026-11-20T08:00:00.000Z');
const DAY_MS = 24 * 60 * 60_000;

describe('what a register approved while the backend was away', () => {
  let shop: ShopBackend;
  let key: RegisterKey;
  let maria: Id;
  let count: number;

  const signedUse = async (entryId: Id, more: Partial<Grant> = {}): Promise<GrantUse> => {
    count += 1;
    const unsigned: Omit<Grant, 'proof'> = {
      ...{ id: newId(), entryId, action: 'loyalty-add', customerId: maria, points: null, amount: null, limit: null },
      ...{ merchantId: MERCHANT, registerId: 'r1', managerId: newId(), verifiedBy: 'register', count },
      issuedAt: toTimestamp(MORNING),
      ...more,
    };
    return { grant: { ...unsigned, proof: await signedBy(key, unsigned) }, ageMs: 5 };
  };
  const adding = async (points: number, more: Partial<Grant> = {}): Promise<Mutation> => {
    const place = { customerId: maria, now: toTimestamp(MORNING), registerId: 'r1' };
    const reason = { code: 'goodwill' };
    const entry = loyaltyEntry(place, 'adjust', points, { id: newId(), reason });
    const body = mutationOf({ kind: 'loyalty-append', entry }, [`customer:${maria}`]);
    return { ...body, use: await signedUse(entry.id, more) };
  };
  const ended = async (mutations: readonly Mutation[], remote = shop.remoteOf(MERCHANT), as = 'r1'): Promise<unknown[]> => {
    const { results } = await remote.push(mutations, callOf(as));
    return results.map((result) => (result.status === 'rejected' ? result.code : result.status));
  };
  const enrolling = ({ publicKey }: RegisterKey): Mutation => mutationOf({ kind: 'register-enroll', publicKey });
  const enroll = async (): Promise<void> => {
    key = await newRegisterKey();
    maria = newId();
    count = 0;
    await ended([saveOf(maria, null, 'Maria'), enrolling(key)]);
  };

  beforeEach(async () => {
    shop = await openShop({ policy: { offlineApproval: CAPS } });
    await enroll();
  });
  afterEach(() => shop.end());

  it('is taken, marked, and listed for the manager', async () => {
    const { cursor } = await shop.remoteOf(MERCHANT).snapshot('merchant', null, callOf('r2'));
    expect(await ended([await adding(40)])).toEqual(['accepted']);
    const told = (await shop.remoteOf(MERCHANT).pull(cursor, 200, callOf('r2'))).changes;
    expect(told).toMatchObject([
      { type: 'loyalty-entry', record: { points: 40, approvedOffline: true } },
      { type: 'audit-entry', record: { kind: 'approved-offline', customerId: maria } },
    ]);
  });

  it('is refused beyond the caps of one day, by whichever process gets it', async () => {
    expect(await ended([await adding(60), await adding(40)])).toEqual(['accepted', 'accepted']);
    const other = remoteTo(shop.another(), MERCHANT);
    expect(await ended([await adding(1)], other)).toEqual(['offline-limit']);
    const tomorrow = { issuedAt: toTimestamp(MORNING + DAY_MS) };
    expect(await ended([await adding(100, tomorrow)], other)).toEqual(['accepted']);
  });

  it('counts as of today where its register says that it is later', async () => {
    const years = ['2097', '2098', '2099'].map((year) => ({ issuedAt: `${year}-01-01T08:00:00.000Z` }));
    expect(await ended([await adding(60, years[0]), await adding(40, years[1])])).toEqual(['accepted', 'accepted']);
    expect(await ended([await adding(1, years[2])])).toEqual(['offline-limit']);
  });

  it('is refused as soon as there are too many of one day', async () => {
    const four = [await adding(1), await adding(1), await adding(1), await adding(1)];
    expect(await ended(four)).toEqual(['accepted', 'accepted', 'accepted', 'offline-limit']);
  });

  it('counts once where it comes again', async () => {
    const mutation = await adding(60);
    expect(await ended([mutation])).toEqual(['accepted']);
    expect(await ended([mutation])).toEqual(['accepted']);
    expect(await ended([{ ...mutation, id: newId() }])).toEqual(['accepted']);
    expect(await ended([await adding(40)])).toEqual(['accepted']);
  });

  it('is refused where two grants have one count, as of a store that was copied', async () => {
    expect(await ended([await adding(1), await adding(1, { count: 1 })])).toEqual(['accepted', 'grant-invalid']);
  });

  it('is refused without a count, of another register, under another key, and where nothing of it is allowed', async () => {
    const counted = await adding(1);
    const { count: _count, proof: _proof, ...bare } = (counted.use as GrantUse).grant;
    const use = { grant: { ...bare, proof: await signedBy(key, bare) }, ageMs: 5 };
    expect(await ended([{ ...counted, use }])).toEqual(['grant-invalid']);
    expect(await ended([await adding(1)], shop.remoteOf(MERCHANT), 'r2')).toEqual(['grant-invalid']);
    const own = key;
    key = await newRegisterKey();
    expect(await ended([await adding(1)])).toEqual(['grant-invalid']);
    key = own;
    const strict = remoteTo(shop.another({ policy: {} }), MERCHANT);
    expect(await ended([await adding(1)], strict)).toEqual(['grant-invalid']);
    expect(await ended([await adding(1)])).toEqual(['accepted']);
  });

  it('is checked under the key that comes before it in the same push, as where that was lost in a restore', async () => {
    const before = await adding(1);
    key = await newRegisterKey();
    expect(await ended([before, await adding(2), enrolling(key)])).toEqual(['accepted', 'grant-invalid', 'accepted']);
    key = await newRegisterKey();
    expect(await ended([enrolling(key), await adding(3)])).toEqual(['accepted', 'accepted']);
    key = await newRegisterKey();
    expect(await ended([enrolling(key)], shop.remoteOf(MERCHANT), 'r2')).toEqual(['accepted']);
    expect(await ended([await adding(4)])).toEqual(['grant-invalid']);
  });

  it('is not proven by another grant that comes under the same id', async () => {
    const own = key;
    key = await newRegisterKey();
    const forged = await adding(50);
    key = own;
    const proven = { ...(await adding(1)), id: forged.id };
    expect(await ended([forged, proven])).toEqual(['grant-invalid', 'id-reused']);
  });
});
