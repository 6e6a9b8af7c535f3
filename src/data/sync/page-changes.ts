import type { AuditEntry } from '../../domain/audit.js';
import type { Change } from '../../domain/change.js';
import type { Consent } from '../../domain/consent.js';
import type { Customer } from '../../domain/customer.js';
import type { CustomerId, Id, ParkedSaleId } from '../../domain/id.js';
import { erasedCreditEntry, erasedLoyaltyEntry, erasedParkedSale, erasedSale } from '../../domain/erased.js';
import type { IdentityDocument } from '../../domain/identity-document.js';
import type { LoyaltyEntry } from '../../domain/loyalty.js';
import type { Sale } from '../../domain/sale.js';
import type { StoreCreditEntry } from '../../domain/store-credit.js';

type ChangeOf<Type extends Change['type']> = Extract<Change, { readonly type: Type }>;
export type Tombstone = ChangeOf<'tombstone'>;

/** A page of changes, sorted by what they are of. */
export interface PageChanges {
  readonly customers: ReadonlyMap<CustomerId, Customer>;
  readonly documents: ReadonlyMap<Id, IdentityDocument>;
  readonly consents: readonly Consent[];
  /** In the order they were written. */
  readonly entries: readonly (LoyaltyEntry | StoreCreditEntry)[];
  readonly sales: readonly Sale[];
  readonly parkedSales: ReadonlyMap<ParkedSaleId, ChangeOf<'parked-sale'>>;
  readonly auditEntries: readonly AuditEntry[];
  readonly tombstones: readonly Tombstone[];
}

export function sorted(changes: readonly Change[]): PageChanges {
  const of = <Type extends Change['type']>(type: Type): ChangeOf<Type>[] =>
    changes.filter((change): change is ChangeOf<Type> => change.type === type);
  const entries = changes.flatMap((change) =>
    change.type === 'loyalty-entry' || change.type === 'store-credit-entry' ? [change.record] : [],
  );
  return {
    customers: byId(of('customer').map(({ record }) => record)),
    documents: byId(of('identity-document').map(({ record }) => record)),
    consents: of('consent').map(({ record }) => record),
    entries: entries.sort((a, b) => a.version - b.version),
    sales: of('sale').map(({ record }) => record),
    parkedSales: new Map(of('parked-sale').map((change) => [change.record.id, change])),
    auditEntries: of('audit-entry').map(({ record }) => record),
    tombstones: of('tombstone'),
  };
}

/** Whose rows a page bears on. */
export function customersIn({ customers, documents, consents, entries, sales, parkedSales, tombstones }: PageChanges) {
  const gone = tombstones.flatMap(({ of, id }) => (of === 'customer' ? id : []));
  const owners = [...documents.values(), ...consents, ...entries, ...sales].map(({ customerId }) => customerId);
  const queued = [...parkedSales.values()].flatMap(({ record }) => record.customerId ?? []);
  return new Set<CustomerId>([...customers.keys(), ...owners, ...queued, ...gone]);
}

/**
 * Without whoever was erased here, of whom the remote has not heard yet: entries, sales and parked sales stay without the
 * person, the rest does not come back.
 */
export function withoutErased(changes: PageChanges, erased: ReadonlySet<CustomerId>): PageChanges {
  if (erased.size === 0) return changes;
  const isOf = ({ customerId }: { readonly customerId: CustomerId | null }): boolean =>
    customerId !== null && erased.has(customerId);
  return {
    ...changes,
    customers: new Map([...changes.customers].filter(([id]) => !erased.has(id))),
    documents: new Map([...changes.documents].filter(([, document]) => !isOf(document))),
    consents: changes.consents.filter((consent) => !isOf(consent)),
    entries: changes.entries.map((entry) => {
      if (!isOf(entry)) return entry;
      return 'points' in entry ? erasedLoyaltyEntry(entry) : erasedCreditEntry(entry);
    }),
    sales: changes.sales.map((sale) => (isOf(sale) ? erasedSale(sale) : sale)),
    parkedSales: new Map(
      [...changes.parkedSales].map(([id, change]) => [
        id,
        isOf(change.record) ? { ...change, record: erasedParkedSale(change.record) } : change,
      ]),
    ),
  };
}

/** Of one id given twice, the newer. */
function byId<Record extends { readonly id: Id; readonly version: number }>(records: readonly Record[]): Map<Id, Record> {
  const newest = new Map<Id, Record>();
  for (const record of records) if ((newest.get(record.id)?.version ?? -1) <= record.version) newest.set(record.id, record);
  return newest;
}
