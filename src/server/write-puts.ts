import type { MerchantPuts } from '../domain/merchant/merchant-records.js';
import type { FeedKey } from '../domain/merchant/merchant-state.js';
import { lockCounter } from './counter.js';
import type { Sql } from './sql.js';
import { LoadedState } from './loaded-state.js';
import { storeChanged } from './store-records.js';

/** Writes under the next number what the backend itself has to say: an audit entry, a manager. */
export async function writePuts(
  sql: Sql,
  merchantId: string,
  put: (n: number, state: LoadedState) => { readonly puts: MerchantPuts; readonly keys?: readonly FeedKey[] },
): Promise<void> {
  const state = new LoadedState((await lockCounter(sql, merchantId)).n);
  const { puts, keys = [] } = put(state.feed.n + 1, state);
  state.apply(puts, keys);
  await storeChanged(sql, merchantId, state.takeChanged());
}
