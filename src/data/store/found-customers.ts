import type { Account } from '../../domain/account.js';
import type { CustomerId } from '../../domain/id.js';
import type { WriteFound } from './store.js';
import type { StoredBase, StoredCustomer } from './stored-record.js';

/** What rows say of the customers a write names. */
export function foundCustomers(
  rows: readonly (StoredCustomer | null | undefined)[],
): Pick<WriteFound, 'customers' | 'accounts' | 'erased' | 'bases'> {
  const known = rows.flatMap((row) => row ?? []);
  return {
    customers: new Map(known.map(({ customer }) => [customer.id, customer])),
    accounts: new Map(
      known.flatMap(({ customer, account }): [CustomerId, Account][] => (account ? [[customer.id, account]] : [])),
    ),
    erased: new Set(known.flatMap(({ customer, erased }) => (erased ? customer.id : []))),
    bases: new Map(
      known.flatMap(({ customer, base }): [CustomerId, StoredBase | null][] => (base === undefined ? [] : [[customer.id, base]])),
    ),
  };
}
