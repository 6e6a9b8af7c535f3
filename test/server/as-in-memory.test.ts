import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemoryRemote } from '../../src/data/remote/memory-remote.js';
import type { Remote } from '../../src/data/remote/remote.js';
import type { Change } from '../../src/domain/change.js';
import { contentText } from '../../src/domain/same-content.js';
import { readSequence } from '../../src/domain/sequence.js';
import { FakeClock } from '../../src/testing.js';
import { RandomDay, randomOf, REGISTERS } from './support/random-day.js';
import { openShop, type ShopBackend } from './support/shop-backend.js';
import { callOf, LOCATION } from './support/shop-token.js';

const ROUNDS = 30;
const TIME_ZONE = 'America/Los_Angeles';
let shop: ShopBackend;
const clock = new FakeClock();

beforeAll(async () => {
  shop = await openShop({ clock, policy: { timeZone: TIME_ZONE, earnCeiling: 3, adoptsStores: true } });
});
afterAll(() => shop.end());

describe('a backend and a remote in memory', () => {
  it('answer the same to whatever registers send, and come to the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const merchantId = `merchant-${seed}-${Math.random()}`;
        const memory = new MemoryRemote({
          clock,
          timeZone: TIME_ZONE,
          rules: { earnCeiling: 3, adoptsStores: true },
          locationIds: [LOCATION],
          merchantId,
        });
        await comeToTheSame(seed, shop.remoteOf(merchantId), memory);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 12), endOnFailure: true },
    );
  });
});

async function comeToTheSame(seed: number, backend: Remote, memory: Remote): Promise<void> {
  const below = randomOf(seed);
  const day = new RandomDay(below, clock);
  const both = [backend, memory] as const;
  for (const remote of both) for (const id of REGISTERS) await remote.capabilities(callOf(id));
  let [cursor, memoryCursor] = (await Promise.all(both.map((one) => one.snapshot('merchant', null, callOf(REGISTERS[0]))))).map(
    (page) => page.cursor,
  ) as [string, string];

  for (let round = 0; round < ROUNDS; round += 1) {
    const call = callOf(REGISTERS[below(3)]!);
    const mutations = day.push();
    const [answer, expected] = [await backend.push(mutations, call), await memory.push(mutations, call)];
    expect(plain(answer.results)).toEqual(plain(expected.results));
    if (below(3) === 0) {
      const limit = 1 + below(20);
      const [page, memoryPage] = [await backend.pull(cursor, limit, call), await memory.pull(memoryCursor, limit, call)];
      expect([page.passed, page.more]).toEqual([memoryPage.passed, memoryPage.more]);
      expect(sorted(page.changes)).toEqual(sorted(memoryPage.changes));
      [cursor, memoryCursor] = [page.cursor, memoryPage.cursor];
      day.learn(page.changes, readSequence(page.passed[0] ?? '')?.n ?? 0);
    }
    // Points lapse over days.
    if (below(4) === 0) await clock.advance(86_400_000);
  }

  const [all, expected] = [await snapshotOf(backend), await snapshotOf(memory)];
  expect(plain(all.customers)).toEqual(plain(expected.customers));
  expect(sorted(all.others)).toEqual(sorted(expected.others));
  for (const { customer } of all.customers) {
    const [past, memoryPast] = await Promise.all(both.map((one) => one.history!(customer.id, '9', callOf(REGISTERS[0]))));
    expect(plain(past)).toEqual(plain(memoryPast));
    const [found, memoryFound] = await Promise.all(
      both.map((one) => one.search!(customer.displayName, 50, 'directory', callOf(REGISTERS[0]))),
    );
    const ids = memoryFound!.customers.map(({ id }) => id);
    // Where nobody begins so, the backend tells whose words are like it, if that is anybody who can be found.
    if (ids.length > 0) expect(found!.customers.map(({ id }) => id)).toEqual(ids);
    else expect(found!.customers.filter(({ status, deletedAt }) => status === 'merged' || deletedAt !== undefined)).toEqual([]);
  }
}

async function snapshotOf(remote: Remote) {
  const { customers, others } = await remote.snapshot('merchant', null, callOf(REGISTERS[0]));
  // What hangs on a customer comes in no order: one taken away and made again is the last in memory, and where it was here.
  const inOrder = customers.map(({ identityDocuments, ...whole }) => ({
    ...whole,
    identityDocuments: [...identityDocuments].sort((a, b) => (a.id < b.id ? -1 : 1)),
  }));
  return { customers: inOrder, others };
}

/** As JSON says it, without what a remote may know later than another. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) => (['lastSeenAt', 'expiries', 'serverTime'].includes(key) ? undefined : part)),
  );
}

/** In whatever order what has one number comes. */
function sorted(changes: readonly Change[]): unknown {
  return (plain(changes) as object[]).map((change) => contentText(change)).sort();
}
