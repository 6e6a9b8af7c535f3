import type { Account } from '../domain/account.js';
import { type LocalDate, toTimestamp } from '../domain/clock.js';
import type { CustomerId, Id } from '../domain/id.js';
import { lapsedLots } from '../domain/ledger-state.js';
import { MerchantAccount } from '../domain/merchant/merchant-account.js';
import { type Core, dayOf } from './core.js';
import { lockCounter } from './counter.js';
import { rowColumns } from './load-records.js';
import { LoadedState } from './loaded-state.js';
import type { RecordRow } from './record-row.js';
import { storeChanged } from './store-records.js';

/** So many customers are looked at, or written, at once: pushes of the merchant wait for no more. */
const AT_ONCE = 500;
const TOMBSTONE_LIFE_MS = 400 * 24 * 60 * 60 * 1_000;
/** Of what is written when nobody asked for it. */
const NO_REGISTER = { id: 'remote', name: null };

/**
 * What is due by the day rather than by anybody's asking, for every merchant: points and credit that have lapsed are written
 * off, and tombstones that every register should have seen are let go of. Harmless as often as it runs, and where several
 * processes run it at once.
 */
export async function maintain(core: Core): Promise<void> {
  const merchants = await core.database.asOwner((sql) =>
    sql<{ merchant: string }[]>`select merchant from regulars.merchants order by merchant`.execute(),
  );
  for (const { merchant } of merchants) {
    await writeOff(core, merchant);
    await prune(core, merchant);
  }
}

interface HeldRow {
  readonly id: CustomerId;
  readonly held: string;
}

async function writeOff(core: Core, merchantId: string): Promise<void> {
  const { today } = dayOf(core, merchantId);
  for (let after: Id | null = null, isOver = false; !isOver;) {
    const rows: readonly HeldRow[] = await customersAfter(core, merchantId, after);
    const lapsed = rows.filter(({ held }) => hasLapsed((JSON.parse(held) as { readonly account: Account }).account, today));
    const ids = lapsed.map(({ id }) => id);
    if (ids.length > 0) await writeOffFor(core, merchantId, ids);
    after = rows.at(-1)?.id ?? null;
    isOver = rows.length < AT_ONCE;
  }
}

async function customersAfter({ database }: Core, merchantId: string, after: Id | null): Promise<readonly HeldRow[]> {
  return database.read(merchantId, (sql) =>
    sql<HeldRow[]>`select id, held from regulars.records where merchant = ${merchantId} and kind = 'customer'
      and (${after}::uuid is null or id > ${after}) order by id limit ${AT_ONCE}`.execute(),
  );
}

async function writeOffFor(core: Core, merchantId: string, ids: readonly CustomerId[]): Promise<void> {
  await core.database.write(merchantId, async (sql) => {
    const { n } = await lockCounter(sql, merchantId);
    const state = new LoadedState(n);
    const rows = await sql<RecordRow[]>`select ${rowColumns(sql)} from regulars.records r
      where r.merchant = ${merchantId} and r.kind = 'customer' and r.id = any(${[...ids]}::uuid[])`;
    state.holdRows(rows, () => ({ number: null }));
    const day = dayOf(core, merchantId);
    const place = {
      ...day,
      merchantId,
      register: NO_REGISTER,
      locationIds: [],
      registerIds: [],
      rules: {},
      isProven: false,
      offlineUses: [],
    };
    for (const held of [...state.customers.values()]) {
      // As it is now that the counter is held: a push may have been first.
      if (!hasLapsed(held.account, day.today)) continue;
      const known = { loyaltyEntries: new Map(), storeCreditEntries: new Map() };
      state.apply(new MerchantAccount(held, known, { ...place, n: state.feed.n + 1 }).puts);
    }
    await storeChanged(sql, merchantId, state.takeChanged());
  });
  core.hints.tell(merchantId);
}

function hasLapsed({ loyalty, storeCredit }: Account, today: LocalDate): boolean {
  return [loyalty, ...Object.values(storeCredit)].some((ledger) => lapsedLots(ledger, today).length > 0);
}

/**
 * Documents that were removed and parked sales that ended, long ago. Whoever was erased stays so for ever. A register that has
 * not called since cannot learn of these any more: its cursor is of no use.
 */
async function prune({ database, clock }: Core, merchantId: string): Promise<void> {
  const before = toTimestamp(clock.now() - TOMBSTONE_LIFE_MS);
  for (let gone = AT_ONCE; gone === AT_ONCE;) {
    gone = await database.write(merchantId, async (sql) => {
      await lockCounter(sql, merchantId);
      const rows = await sql<{ n: number }[]>`delete from regulars.records r using (
          select kind, id from regulars.records
          where merchant = ${merchantId} and kind in ('document', 'parked') and not live and at < ${before} limit ${AT_ONCE}) as w
        where r.merchant = ${merchantId} and r.kind = w.kind and r.id = w.id returning r.n`;
      const last = Math.max(0, ...rows.map(({ n }) => n));
      if (last > 0)
        await sql`update regulars.merchants set pruned = greatest(pruned, ${last}::bigint) where merchant = ${merchantId}`;
      return rows.length;
    });
  }
}
