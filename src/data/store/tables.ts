import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { AuditEntry } from '../../domain/audit.js';
import type { Consent } from '../../domain/consent.js';
import type { Timestamp } from '../../domain/clock.js';
import type { CustomerId, Id, ParkedSaleId, SaleId } from '../../domain/id.js';
import type { Lane } from '../../domain/mutation.js';
import type { ParkedSale } from '../../domain/parked-sale.js';
import type { Sale } from '../../domain/sale.js';
import type { Block } from './block.js';
import type { BlockTable, Manifest } from './manifest.js';
import type { StoredSegment } from './segment.js';
import type { ChangedTable } from './store.js';
import type {
  ImportRecord,
  Outcome,
  Recent,
  ReportRow,
  StoredApproval,
  StoredCreditEntry,
  StoredCustomer,
  StoredDocument,
  StoredErasure,
  StoredGrantUse,
  StoredLoyaltyEntry,
  StoredMutation,
  StoredParkedSale,
  StoredStop,
  StoreMeta,
  SyncRecord,
  VaultKeys,
} from './stored-record.js';

/** The object stores, as the newest migration leaves them. */
export interface Tables extends DBSchema {
  meta: { key: 'store'; value: StoreMeta };
  keys: { key: 'vault'; value: VaultKeys };
  /** Rows: who was written since the last fold, the deleted among them. One wins over the same customer in a block. */
  customers: { key: CustomerId; value: StoredCustomer };
  blocks: { key: number; value: Block };
  /** The manifest, with what of it is read or changed alone beside it, and the tables of blocks it names. */
  manifest: { key: 'manifest' | 'g' | 'next' | number; value: Manifest | number | BlockTable };
  segments: { key: string; value: StoredSegment };
  changes: { key: number; value: Change };
  consents: { key: Id; value: Consent; indexes: { customer: CustomerId } };
  documents: { key: Id; value: StoredDocument; indexes: { customer: CustomerId } };
  outbox: { key: number; value: StoredMutation; indexes: { lanes: Lane; state: Outcome['state'] } };
  sync: { key: 'sync'; value: SyncRecord };
  recents: { key: CustomerId; value: Recent };
  imports: { key: Id; value: ImportRecord };
  reports: { key: [Id, number]; value: ReportRow };
  'loyalty-entries': { key: Id; value: StoredLoyaltyEntry; indexes: { past: PastKey; sale: SaleId } };
  'store-credit-entries': { key: Id; value: StoredCreditEntry; indexes: { past: PastKey; sale: SaleId } };
  sales: { key: SaleId; value: Sale; indexes: { past: PastKey; refundOf: SaleId } };
  'parked-sales': {
    key: ParkedSaleId;
    value: ParkedSaleRow;
    indexes: { state: ParkedSale['state']; customer: CustomerId };
  };
  carts: { key: ParkedSaleId; value: Cart; indexes: { keptUntil: Timestamp } };
  audit: { key: Id; value: AuditEntry; indexes: { past: PastKey; moment: [Timestamp, Id] } };
  'grant-uses': { key: Id; value: StoredGrantUse };
  approval: { key: 'approval'; value: StoredApproval };
  erasures: { key: CustomerId; value: StoredErasure; indexes: { pending: 1 } };
  stops: { key: string; value: StoredStop };
}

/** Whose, when, and which. */
export type PastKey = [CustomerId, Timestamp, Id];

/** A parked sale without its cart: the queue is read whole, and carts are large. */
export interface ParkedSaleRow {
  readonly parkedSale: ParkedSale;
  readonly base?: StoredParkedSale['base'];
}

export interface Cart {
  readonly id: ParkedSaleId;
  readonly text: string;
  /** Not there while the sale may still be resumed. */
  readonly keptUntil?: Timestamp;
}

/**
 * That a customer, the customers of a block, or something in another table changed; `n` in the order of commit. A block
 * takes a number for each customer, and stands under the last.
 */
export type Change = { readonly n?: number; readonly at: Timestamp } & (
  { readonly id: CustomerId } | { readonly block: number; readonly count: number } | { readonly of: ChangedTable }
);

/** A change of a block takes a number for each of its customers. */
export function firstNumberOf(change: Change): number {
  return (change.n ?? 0) - ('block' in change ? change.count - 1 : 0);
}

export type Database = IDBPDatabase<Tables>;

/** What one write may touch: all but keys, meta, recents, segments, and what an erasure alone writes. */
export const WRITTEN = [
  'customers',
  'blocks',
  'manifest',
  'changes',
  'consents',
  'documents',
  'outbox',
  'imports',
  'reports',
  'loyalty-entries',
  'store-credit-entries',
  'sales',
  'parked-sales',
  'carts',
  'audit',
  'grant-uses',
  'approval',
  'sync',
] as const;

/** What an erasure may touch besides. */
export const ERASED = [...WRITTEN, 'recents', 'erasures', 'stops'] as const;

export type WriteTransaction = IDBPTransaction<Tables, typeof WRITTEN, 'readwrite'>;
