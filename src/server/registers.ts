import { type Timestamp, toTimestamp } from '../domain/clock.js';
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
}

export async function registersOf(sql: Sql, merchantId: string): Promise<RegisterRow[]> {
  return sql<RegisterRow[]>`select id, last_seen, public_key from regulars.registers where merchant = ${merchantId} order by id`;
}
