import { type Timestamp, toTimestamp } from '../domain/clock.js';
import type { Grant } from '../domain/grant.js';
import type { MerchantState } from '../domain/merchant/merchant-state.js';
import type { OfflineUse } from '../domain/offline-approval.js';
import type { Core } from './core.js';
import { openMerchant } from './counter.js';
import type { Sql } from './sql.js';

/** Written no more often: it says how long a register has been silent, in minutes. */
const NOTED_EVERY_MS = 60_000;

/** Registers that have ever called: an erasure waits for each. */
export class Registers {
  private readonly notedMs = new Map<string, number>();

  constructor(private readonly core: Pick<Core, 'database' | 'clock' | 'newId'>) {}

  /** Notes that one calls, before what it asks is done; makes the merchant where it is new. */
  async note(merchantId: string, registerId: string): Promise<void> {
    const { database, clock, newId } = this.core;
    const key = JSON.stringify([merchantId, registerId]);
    const nowMs = clock.now();
    const notedMs = this.notedMs.get(key);
    if (notedMs !== undefined && Math.abs(nowMs - notedMs) < NOTED_EVERY_MS) return;
    await database.write(merchantId, async (sql) => {
      await openMerchant(sql, merchantId, newId);
      await sql`insert into regulars.registers as r (merchant, id, last_seen) values (${merchantId}, ${registerId}, ${toTimestamp(nowMs)})
        on conflict (merchant, id) do update set last_seen = greatest(r.last_seen, excluded.last_seen)`;
    });
    this.notedMs.set(key, nowMs);
  }
}

export interface RegisterRow {
  readonly id: string;
  readonly last_seen: Timestamp;
  readonly public_key: string | null;
  /** As JSON writes it: no text of the database has a NUL, nor half a character. */
  readonly name: string | null;
}

export async function registersOf(sql: Sql, merchantId: string): Promise<RegisterRow[]> {
  return sql<RegisterRow[]>`select id, last_seen, public_key, name from regulars.registers
    where merchant = ${merchantId} order by id`;
}

export function holdRegisters(
  state: Pick<MerchantState<unknown>, 'lastSeen' | 'registerNames' | 'publicKeys'>,
  registers: readonly RegisterRow[],
): void {
  for (const { id, last_seen, name, public_key } of registers) {
    state.lastSeen.set(id, last_seen);
    if (public_key !== null) state.publicKeys.set(id, public_key);
    if (name !== null) state.registerNames.set(id, JSON.parse(name) as string);
  }
}

/** What registers wrote under grants of their own, where the push has some. */
export async function holdOfflineUses(
  sql: Sql,
  merchantId: string,
  state: Pick<MerchantState<unknown>, 'offlineUses'>,
  grants: readonly Grant[],
): Promise<void> {
  const ids = [...new Set(grants.flatMap(({ verifiedBy, registerId }) => (verifiedBy === 'register' ? registerId : [])))];
  if (ids.length === 0) return;
  const rows = await sql<{ id: string; offline_uses: string }[]>`select id, offline_uses from regulars.registers
    where merchant = ${merchantId} and id = any(${ids}::text[]) and offline_uses is not null`;
  for (const { id, offline_uses } of rows) state.offlineUses.set(id, JSON.parse(offline_uses) as readonly OfflineUse[]);
}

/** What registers call themselves by now, where that is not what is stored. */
export async function storeNames(
  sql: Sql,
  merchantId: string,
  names: ReadonlyMap<string, string>,
  stored: readonly RegisterRow[],
): Promise<void> {
  const before = new Map(stored.map(({ id, name }) => [id, name]));
  const written = [...names].map(([id, name]) => [id, JSON.stringify(name)] as const);
  const changed = written.filter(([id, name]) => before.get(id) !== name);
  if (changed.length === 0) return;
  await sql`update regulars.registers r set name = s.name
    from unnest(${changed.map(([id]) => id)}::text[], ${changed.map(([, name]) => name)}::text[]) as s (id, name)
    where r.merchant = ${merchantId} and r.id = s.id collate "C"`;
}
