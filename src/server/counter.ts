import { RegularsError } from '../domain/errors.js';
import type { Id } from '../domain/id.js';
import type { Sql } from './sql.js';

/** Where a merchant's order stands. */
export interface Counter {
  readonly n: number;
  /** Cursors of another one are of no use: it changes when a server was restored. */
  readonly epoch: string;
  readonly remote: string;
  /** Tombstones up to this number are gone: whoever has not seen them cannot any more. */
  readonly pruned: number;
}

/** Makes the merchant where it is new. */
export async function openMerchant(sql: Sql, merchantId: string, newId: () => Id): Promise<void> {
  await sql`insert into regulars.merchants (merchant, epoch, remote) values (${merchantId}, ${newId()}, ${newId()})
    on conflict (merchant) do nothing`;
}

export async function readCounter(sql: Sql, merchantId: string): Promise<Counter> {
  return opened(await sql<Counter[]>`select n, epoch, remote, pruned from regulars.merchants where merchant = ${merchantId}`);
}

/**
 * First in every transaction that writes, and held to its end: so numbers are given in the order of commits, and whoever has read
 * the counter misses nothing below it.
 */
export async function lockCounter(sql: Sql, merchantId: string): Promise<Counter> {
  return opened(
    await sql<Counter[]>`select n, epoch, remote, pruned from regulars.merchants where merchant = ${merchantId} for update`,
  );
}

function opened([counter]: readonly Counter[]): Counter {
  if (!counter) throw new RegularsError('remote-failed', 'This merchant has not been opened.');
  return counter;
}
