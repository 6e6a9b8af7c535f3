/** What a test does to a transaction as it opens. */
export type TransactionFault = (transaction: IDBTransaction, options: IDBTransactionOptions | undefined) => void;

/**
 * The browser's IndexedDB with faults put in from outside: databases, transactions and requests are the real
 * ones but for what a test spoils.
 */
export class FaultyFactory {
  /** Names of errors that the next calls of `open()` throw at once. */
  readonly openErrors: string[] = [];
  /** Names of errors that the next calls of `transaction()` throw, as a closed connection does. */
  readonly transactionErrors: string[] = [];
  /** Every readwrite transaction so far: its tables and its durability. */
  readonly writes: { readonly tables: readonly string[]; readonly durability: string }[] = [];
  /** The tables of every transaction so far, in the order of their names. */
  readonly transactions: (readonly string[])[] = [];
  /** Databases open now or once. */
  readonly databases: IDBDatabase[] = [];
  /** Spoils each transaction while set. */
  onTransaction: TransactionFault | null = null;
  /** Whether `open()` answers by silence. */
  silent = false;

  open(name: string, version?: number): IDBOpenDBRequest {
    const error = this.openErrors.shift();
    if (error !== undefined) throw new DOMException('planted', error);
    if (this.silent) return silentRequest();
    const request = indexedDB.open(name, version);
    request.addEventListener('success', () => this.spoil(request.result));
    return request;
  }

  deleteDatabase(name: string): IDBOpenDBRequest {
    return indexedDB.deleteDatabase(name);
  }

  private spoil(database: IDBDatabase): void {
    this.databases.push(database);
    const real = database.transaction.bind(database);
    database.transaction = (tables, mode, options) => {
      const error = this.transactionErrors.shift();
      if (error !== undefined) throw new DOMException('planted', error);
      const transaction = real(tables, mode, options);
      this.transactions.push([...transaction.objectStoreNames]);
      if (transaction.mode === 'readwrite') {
        this.writes.push({ tables: [...transaction.objectStoreNames], durability: transaction.durability });
      }
      this.onTransaction?.(transaction, options);
      return transaction;
    };
  }
}

/** A request that is never answered. */
export function silentRequest(): IDBOpenDBRequest {
  const request = Object.create(IDBOpenDBRequest.prototype) as IDBOpenDBRequest;
  Object.defineProperty(request, 'readyState', { value: 'pending' });
  return Object.assign(request, { addEventListener: () => undefined, removeEventListener: () => undefined });
}

/** Ends a readwrite transaction as a full disk does: by an abort, with no answer to its requests. */
export const fullDisk: TransactionFault = (transaction) => {
  if (transaction.mode !== 'readwrite') return;
  Object.defineProperty(transaction, 'error', { value: new DOMException('planted', 'QuotaExceededError') });
  queueMicrotask(() => transaction.abort());
};
