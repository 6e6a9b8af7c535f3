import { type Account, EMPTY_ACCOUNT, EMPTY_LEDGER } from '../../domain/account.js';
import { changeOf } from '../../domain/balance.js';
import { localDateOf, type Timestamp } from '../../domain/clock.js';
import { EMPTY_FIELDS } from '../../domain/customer-change.js';
import type { Customer, CustomerFields } from '../../domain/customer.js';
import type { CustomerId, Id } from '../../domain/id.js';
import { applyChange } from '../../domain/ledger-state.js';
import type { LoyaltyEntry } from '../../domain/loyalty.js';
import { withOther } from '../../domain/merchant/field-groups.js';
import type { Mutation } from '../../domain/mutation.js';
import type { Sale } from '../../domain/sale.js';
import type { StoreCreditEntry } from '../../domain/store-credit.js';
import type { StoredBase, StoredCreditEntry, StoredLoyaltyEntry } from '../store/stored-record.js';

/** A customer with this register's own changes on top of what the remote has. */
export interface Replayed {
  /** Null where neither knows one. */
  readonly customer: Customer | null;
  readonly account: Account | undefined;
  /** Of the entries that were replayed: what each took, as accounts now are. */
  readonly loyaltyEntries: readonly StoredLoyaltyEntry[];
  readonly storeCreditEntries: readonly StoredCreditEntry[];
}

export interface ReplayPlace {
  readonly timeZone: string;
  readonly registerId: string;
  /** Whether the remote has counted an entry already: a sale names again what was redeemed before it. */
  readonly isCounted: (entryId: Id) => boolean;
}

/** What one customer's row shows: the base, and these mutations in their order. Nothing is judged here: the remote does. */
export function replay(
  id: CustomerId,
  base: StoredBase | null,
  mutations: readonly Mutation[],
  { timeZone, registerId, isCounted }: ReplayPlace,
): Replayed {
  let customer = base?.customer ?? null;
  let account = base?.account;
  const loyaltyEntries: StoredLoyaltyEntry[] = [];
  const storeCreditEntries: StoredCreditEntry[] = [];
  const done = new Set<Id>();
  for (const mutation of mutations) {
    customer = replayedCustomer(id, customer, mutation, registerId);
    for (const entry of entriesIn(mutation)) {
      if (entry.customerId !== id || done.has(entry.id) || isCounted(entry.id)) continue;
      done.add(entry.id);
      const applied = withEntry(account, entry, timeZone, entry.createdAt);
      ({ account } = applied);
      if ('points' in entry) loyaltyEntries.push({ entry, takes: applied.takes });
      else storeCreditEntries.push({ entry, takes: applied.takes });
    }
    for (const sale of salesIn(mutation)) {
      if (sale.customerId === id && sale.refundOf === null) account = withSale(account, sale.occurredAt);
    }
  }
  return { customer, account, loyaltyEntries, storeCreditEntries };
}

/** An account after one more entry, on the date of `at`. */
export function withEntry(
  account: Account = EMPTY_ACCOUNT,
  entry: LoyaltyEntry | StoreCreditEntry,
  timeZone: string,
  at: Timestamp,
): { readonly account: Account; readonly takes: StoredLoyaltyEntry['takes'] } {
  const on = localDateOf(Date.parse(at), timeZone);
  if ('points' in entry) {
    const { state, takes } = applyChange(account.loyalty, changeOf(entry), on);
    return { account: { ...account, loyalty: state }, takes };
  }
  const { currency } = entry.amount;
  const { state, takes } = applyChange(account.storeCredit[currency] ?? EMPTY_LEDGER, changeOf(entry), on);
  return { account: { ...account, storeCredit: { ...account.storeCredit, [currency]: state } }, takes };
}

/** Sales may come out of their order. */
export function withSale(account: Account = EMPTY_ACCOUNT, occurredAt: Timestamp): Account {
  const { lastSaleAt } = account;
  return lastSaleAt !== null && lastSaleAt >= occurredAt ? account : { ...account, lastSaleAt: occurredAt };
}

/** All that a mutation writes into the ledgers. */
export function entriesIn(mutation: Mutation): readonly (LoyaltyEntry | StoreCreditEntry)[] {
  switch (mutation.kind) {
    case 'loyalty-append':
    case 'store-credit-append':
      return [mutation.entry];
    case 'sale-record':
    case 'refund-record':
    case 'customer-import':
    case 'history-adopt':
      return [...mutation.loyaltyEntries, ...mutation.storeCreditEntries];
    default:
      return [];
  }
}

/** The sales and refunds that a mutation records. */
export function salesIn(mutation: Mutation): readonly Sale[] {
  switch (mutation.kind) {
    case 'sale-record':
      return [mutation.sale];
    case 'refund-record':
      return [mutation.refund];
    case 'history-adopt':
      return mutation.sales;
    default:
      return [];
  }
}

function replayedCustomer(id: CustomerId, customer: Customer | null, mutation: Mutation, registerId: string): Customer | null {
  if (mutation.kind === 'customer-import') return customer ?? mutation.customers.find((one) => one.id === id) ?? null;
  if (!('customerId' in mutation) || mutation.customerId !== id) return customer;
  const at = mutation.createdAt;
  switch (mutation.kind) {
    case 'customer-save':
      return withFields(customer ?? newCustomer(id, at, registerId), mutation.fields, mutation.e164, at);
    case 'customer-type':
      return customer && { ...customer, customerType: mutation.customerType, updatedAt: at };
    case 'customer-status':
      return customer && { ...customer, status: mutation.status, statusReason: mutation.reason, updatedAt: at };
    case 'customer-merge':
      return customer && { ...customer, status: 'merged', mergedInto: mutation.survivorId, updatedAt: at };
    case 'conflict-resolve':
      return customer && settled(customer, mutation.conflictId, mutation.pick);
    default:
      return customer;
  }
}

/** Without a conflict, with the value that was picked. Of documents that is a row of its own. */
export function settled(customer: Customer, conflictId: Id, pick: 'shown' | 'other'): Customer {
  const conflict = customer.conflicts.find(({ id }) => id === conflictId);
  const left = { ...customer, conflicts: customer.conflicts.filter((one) => one !== conflict) };
  if (!conflict || pick === 'shown' || conflict.group === 'identity-document') return left;
  return withOther(left, conflict);
}

function withFields(
  customer: Customer,
  { phone, displayName, externalIds, custom, ...fields }: Partial<CustomerFields>,
  e164: string | null | undefined,
  at: Timestamp,
): Customer {
  return {
    ...customer,
    ...fields,
    ...(typeof displayName === 'string' && { displayName }),
    ...(externalIds && { externalIds: { ...customer.externalIds, ...externalIds } }),
    ...(custom && { custom: { ...customer.custom, ...custom } }),
    ...(phone !== undefined && { phone: phone === null ? null : { typed: phone, e164: e164 ?? null } }),
    updatedAt: at,
  };
}

function newCustomer(id: CustomerId, at: Timestamp, registerId: string): Customer {
  return {
    ...EMPTY_FIELDS,
    id,
    version: 0,
    createdAt: at,
    updatedAt: at,
    originRegisterId: registerId,
    displayName: '',
    phone: null,
    status: 'active',
    statusReason: null,
    mergedInto: null,
    conflicts: [],
    expiries: { identity: null, medical: null },
  };
}
