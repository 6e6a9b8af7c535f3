import type { Change, CustomerWhole } from '../change.js';
import { newestConsents } from '../consent.js';
import type { Manager, ManagerCredential } from '../grant.js';
import type { Id } from '../id.js';
import type { HeldCustomer, HeldErasure } from './merchant-records.js';
import { type Sequence, sequenceOf } from '../sequence.js';
import type { FeedKey, FeedType, MerchantState } from './merchant-state.js';

/** The merchant's one counter. */
const COUNTER = 'm';

export function sequenceAt(n: number): Sequence {
  return sequenceOf(COUNTER, n);
}

/** What a register is told of a record that changed; null where there is nothing to tell any more. */
export function changeOf(state: MerchantState<unknown>, key: FeedKey): Change | null {
  const space = key.indexOf(' ');
  return CHANGES[key.slice(0, space) as FeedType](state, key.slice(space + 1));
}

/** A customer with all that hangs on them, and the accounts as they are now. */
export function wholeOf(state: MerchantState<unknown>, { customer, account }: HeldCustomer): CustomerWhole {
  const sequence = sequenceAt(state.feed.n);
  return {
    customer,
    identityDocuments: state.documentsOfAll([customer.id]).map(({ document }) => document),
    consents: newestConsents(state.consentsOfAll([customer.id])),
    loyalty: { ...account.loyalty, sequence },
    storeCredit: Object.keys(account.storeCredit)
      .sort()
      .map((currency) => {
        const { amount, lots } = account.storeCredit[currency] ?? { amount: 0, lots: [] };
        return {
          amount: { amountMinor: amount, currency },
          lots: lots.map((lot) => ({ ...lot, left: { amountMinor: lot.left, currency } })),
          sequence,
        };
      }),
  };
}

const CHANGES: Readonly<Record<FeedType, (state: MerchantState<unknown>, id: Id) => Change | null>> = {
  customer({ customers }, id) {
    const held = customers.get(id);
    if (!held) return null;
    const { customer } = held;
    if (!held.erased) return { type: 'customer', record: customer };
    const { version, deletedAt = customer.updatedAt } = customer;
    return { type: 'tombstone', of: 'customer', id, version, deletedAt, erased: true };
  },
  document(state, id) {
    const held = state.documents.get(id);
    if (held) return { type: 'identity-document', record: held.document };
    const removed = state.removedDocuments.get(id);
    if (!removed) return null;
    const { version, customerId, deletedAt = removed.updatedAt } = removed;
    const erased = state.customers.get(customerId)?.erased === true;
    return { type: 'tombstone', of: 'identity-document', id, version, deletedAt, erased };
  },
  consent: ({ consents }, id) => recordChange('consent', consents.get(id)),
  sale: ({ sales }, id) => recordChange('sale', sales.get(id)),
  loyalty: ({ loyaltyEntries }, id) => recordChange('loyalty-entry', loyaltyEntries.get(id)?.entry),
  credit: ({ storeCreditEntries }, id) => recordChange('store-credit-entry', storeCreditEntries.get(id)?.entry),
  audit: ({ auditEntries }, id) => recordChange('audit-entry', auditEntries.get(id)),
  parked({ parkedSales }, id) {
    const held = parkedSales.get(id);
    return held ? { type: 'parked-sale', record: held.parkedSale, cartText: held.cartText } : null;
  },
  manager({ managers }, id) {
    const held = managers.get(id);
    return held ? { type: 'manager', record: managerOf(held.credential), removed: held.removed } : null;
  },
  erasure(state, id) {
    const erasure = state.erasures.get(id);
    return erasure ? erasureChange(state, erasure) : null;
  },
};

type RecordChange = Extract<
  Change,
  { readonly type: 'consent' | 'sale' | 'loyalty-entry' | 'store-credit-entry' | 'audit-entry' }
>;

function recordChange<Type extends RecordChange['type']>(
  type: Type,
  record: Extract<RecordChange, { readonly type: Type }>['record'] | undefined,
): Change | null {
  return record === undefined ? null : ({ type, record } as Change);
}

/** What registers may know of a manager: never the PIN. */
export function managerOf({ id, name, actions, limit }: ManagerCredential): Manager {
  return { id, name, actions: actions ?? null, limit: limit ?? null };
}

/** How far it has come at a register is that register's to say. */
function erasureChange(
  { lastSeen, registerNames }: MerchantState<unknown>,
  { customerId, at, unconfirmed }: HeldErasure,
): Change {
  const registers = unconfirmed.map((id) => ({
    id,
    name: registerNames.get(id) ?? null,
    lastSeenAt: lastSeen.get(id) ?? null,
  }));
  return { type: 'erasure', record: { customerId, at, here: 'hidden', unconfirmed: registers } };
}
