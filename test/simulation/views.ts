import type { Account } from '../../src/domain/account.js';
import type { Customer } from '../../src/domain/customer.js';
import type { LoyaltyEntry } from '../../src/domain/loyalty.js';
import type { MerchantState } from '../../src/domain/merchant/merchant-state.js';
import type { Sale } from '../../src/domain/sale.js';
import type { StoreCreditEntry } from '../../src/domain/store-credit.js';
import { contentText } from '../../src/domain/same-content.js';
import type { SimRegister } from './sim-register.js';

/** All that two who agree must say alike, each thing a line under its name. */
export type View = ReadonlyMap<string, string>;

export function remoteView(state: MerchantState<unknown>): View {
  const view = new Map<string, string>();
  for (const { customer, account, erased } of state.customers.values()) {
    if (erased || customer.deletedAt !== undefined) continue;
    addCustomer(view, customer, account);
  }
  for (const consent of state.consents.values()) view.set(`consent ${consent.id}`, contentText(consent));
  for (const { entry } of [...state.loyaltyEntries.values(), ...state.storeCreditEntries.values()]) {
    view.set(`entry ${entry.id}`, entryText(entry));
  }
  for (const sale of state.sales.values()) view.set(`sale ${sale.id}`, saleText(sale));
  for (const { parkedSale } of state.parkedSales.values()) {
    if (parkedSale.state === 'waiting' || parkedSale.state === 'open')
      view.set(`parked ${parkedSale.id}`, `${parkedSale.state} ${parkedSale.clash}`);
  }
  return view;
}

/** What a register shows, of these customers and sales. */
export async function registerView({ store }: SimRegister, customerIds: readonly string[]): Promise<View> {
  const view = new Map<string, string>();
  const rows = await store.readCustomers(customerIds);
  for (const { customer, account, erased } of rows) {
    if (erased || customer.deletedAt !== undefined) continue;
    addCustomer(view, customer, account);
  }
  const all: string[] = [];
  await store.walkCustomers((batch) => {
    all.push(...batch.flatMap(({ customer, erased }) => (erased || customer.deletedAt !== undefined ? [] : customer.id)));
    return true;
  });
  for (const id of all) if (!view.has(`customer ${id}`)) view.set(`customer ${id}`, 'known here alone');
  for (const id of customerIds) {
    const details = await store.readDetails(id);
    for (const consent of details?.consents ?? []) view.set(`consent ${consent.id}`, contentText(consent));
    const [points, credit, sales] = await Promise.all([
      store.readLoyaltyEntries(id, { limit: 10_000 }),
      store.readStoreCreditEntries(id, { limit: 10_000 }),
      store.readSales(id, { limit: 10_000 }),
    ]);
    for (const { entry } of [...points, ...credit]) view.set(`entry ${entry.id}`, entryText(entry));
    for (const sale of sales) view.set(`sale ${sale.id}`, saleText(sale));
  }
  for (const { id, state, clash } of await store.readParkedSales()) view.set(`parked ${id}`, `${state} ${clash}`);
  return view;
}

/** Of the past a register holds a part: a snapshot brings balances, not what made them. */
const PAST = /^(?:entry|sale|consent) /;

/** Where a register says something else. */
export function differences(expected: View, found: View): string[] {
  const names = new Set([...expected.keys(), ...found.keys()]);
  const differs = (name: string): boolean => expected.get(name) !== found.get(name) && (found.has(name) || !PAST.test(name));
  return [...names]
    .filter(differs)
    .map((name) => `${name}: ${expected.get(name) ?? 'nothing'} / ${found.get(name) ?? 'nothing'}`);
}

/** Without when the remote took it, which a register that counted it by a snapshot does not learn. */
function entryText(entry: LoyaltyEntry | StoreCreditEntry): string {
  const { customerId, type, expiresOn, lotId, saleId, version } = entry;
  return contentText([customerId, type, expiresOn, lotId, saleId, version > 0, 'points' in entry ? entry.points : entry.amount]);
}

function saleText({ updatedAt: _updatedAt, version: _version, ...sale }: Sale): string {
  return contentText(sale);
}

function addCustomer(
  view: Map<string, string>,
  { expiries: _expiries, ...customer }: Customer,
  account: Account | undefined,
): void {
  view.set(`customer ${customer.id}`, contentText(customer));
  const points = account?.loyalty ?? { amount: 0, lots: [] };
  view.set(`points ${customer.id}`, contentText(points));
  for (const [currency, credit] of Object.entries(account?.storeCredit ?? {})) {
    if (credit.amount !== 0 || credit.lots.length > 0) view.set(`credit ${customer.id} ${currency}`, contentText(credit));
  }
}
