import type { Core } from './core.js';
import { lockCounter } from './counter.js';

/** After a database was restored: every register takes a snapshot, and sends again what it had accepted in the last days. */
export async function newEpoch(core: Core, merchantId: string): Promise<void> {
  await core.database.write(merchantId, async (sql) => {
    await lockCounter(sql, merchantId);
    await sql`delete from regulars.snapshots where merchant = ${merchantId}`;
    await sql`update regulars.merchants set epoch = ${core.newId()} where merchant = ${merchantId}`;
  });
  core.hints.tell(merchantId);
}
