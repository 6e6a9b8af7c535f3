import type { AuditEntry } from '../../domain/audit.js';
import type { Change } from '../../domain/change.js';
import type { Consent } from '../../domain/consent.js';
import type { Customer } from '../../domain/customer.js';
import type { CustomerId, Id, ParkedSaleId } from '../../domain/id.js';
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
export function customersIn({ customers, documents, entries, sales, tombstones }: PageChanges): Set<CustomerId> {
  const gone = tombstones.flatMap(({ of, id }) => (of === 'customer' ? id : []));
  const owners = [...documents.values(), ...entries, ...sales].map(({ customerId }) => customerId);
  return new Set([...customers.keys(), ...owners, ...gone]);
}

/** Of one id given twice, the newer. */
function byId<Record extends { readonly id: Id; readonly version: number }>(records: readonly Record[]): Map<Id, Record> {
  const newest = new Map<Id, Record>();
  for (const record of records) if ((newest.get(record.id)?.version ?? -1) <= record.version) newest.set(record.id, record);
  return newest;
}
