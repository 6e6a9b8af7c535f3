import { idle } from './idle.js';

type Load = () => Promise<unknown>;

/** What a register's client needs later in a day, and what each of these would only then ask for. */
const LATER: readonly Load[] = [
  () => import('./save-customer.js'),
  () => import('./store/indexeddb-writes.js'),
  () => import('./store/bulk-reads.js'),
  () => import('./store/indexeddb-reads.js'),
  () => import('./get-customer.js'),
  () => import('./set-status.js'),
  () => import('./phone-rules.js'),
  () => import('./vault/vault.js'),
  () => import('./vault/reveal-number.js'),
  () => import('./list-customers.js'),
  () => import('./search/packed/packed-lists.js'),
  () => import('./search/packed/kit.js'),
  () => import('./search/typos.js'),
  () => import('./search/packing/packing.js'),
  () => import('./client-parts.js'),
  () => import('./merge-customers.js'),
  () => import('./ledgers/loyalty.js'),
  () => import('./ledgers/store-credit.js'),
  () => import('./sales/sales.js'),
  () => import('./sales/sale-writing.js'),
  () => import('./parked-sales/parked-sales.js'),
  () => import('./approval/approval.js'),
  () => import('./store/indexeddb-past.js'),
  () => import('./approval/check-grant.js'),
  () => import('./import/import-customers.js'),
  () => import('./import/said-stop.js'),
  () => import('./erasing/erasing.js'),
  () => import('./store/indexeddb-erase.js'),
  () => import('./csv-rules.js'),
];

let begun = false;

/** Fetches what the client needs later, once a page. */
export async function loadClientAhead(): Promise<void> {
  if (begun) return;
  begun = true;
  await loadAhead(LATER);
}

/**
 * Fetches modules one after the other while the page has nothing else to do, so that the first save of a day does not
 * need the line that went down after the page was opened. One that cannot be had now is asked for again when needed.
 */
export async function loadAhead(loads: readonly Load[]): Promise<void> {
  for (const load of loads) {
    await idle();
    await load().catch(() => undefined);
  }
}
