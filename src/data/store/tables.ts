import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { Consent } from '../../domain/consent.js';
import type { Timestamp } from '../../domain/clock.js';
import type { CustomerId, Id } from '../../domain/id.js';
import type {
  ImportRecord,
  NewMutation,
  Recent,
  ReportRow,
  StoredCustomer,
  StoredDocument,
  StoreMeta,
  VaultKeys,
} from './stored-record.js';

/** The object stores, as the newest migration leaves them. */
export interface Tables extends DBSchema {
  meta: { key: 'store'; value: StoreMeta };
  keys: { key: 'vault'; value: VaultKeys };
  customers: { key: CustomerId; value: StoredCustomer };
  changes: { key: number; value: Change };
  consents: { key: Id; value: Consent; indexes: { customer: CustomerId } };
  documents: { key: Id; value: StoredDocument; indexes: { customer: CustomerId } };
  outbox: { key: number; value: NewMutation };
  recents: { key: CustomerId; value: Recent };
  imports: { key: Id; value: ImportRecord };
  reports: { key: [Id, number]; value: ReportRow };
}

/** That a customer changed. The database gives `n`, in the order of commit. */
export interface Change {
  readonly n?: number;
  readonly id: CustomerId;
  readonly at: Timestamp;
}

export type Database = IDBPDatabase<Tables>;

/** What one write may touch: all but keys, meta and recents. */
export const WRITTEN = ['customers', 'changes', 'consents', 'documents', 'outbox', 'imports', 'reports'] as const;

export type WriteTransaction = IDBPTransaction<Tables, typeof WRITTEN, 'readwrite'>;
