import type { CustomerId } from '../../domain/id.js';
import type { CompactionStore } from '../store/compaction-store.js';
import type { StoredCustomer } from '../store/stored-record.js';

const ROWS_A_READ = 500;

/**
 * The rows of a store one after the other, in the order of ids; not those of the erased, who are in no block and stay rows
 * for ever.
 */
export class RowReader {
  private rows: readonly StoredCustomer[] = [];
  private place = 0;
  /** The last that was read. */
  private after: CustomerId | null = null;
  private isDone = false;

  constructor(private readonly store: Pick<CompactionStore, 'readRows'>) {}

  /** The row at hand; null behind the last. */
  async peek(): Promise<StoredCustomer | null> {
    while (this.place >= this.rows.length && !this.isDone) {
      const rows = await this.store.readRows(this.after, ROWS_A_READ);
      this.after = rows.at(-1)?.customer.id ?? null;
      this.rows = rows.filter(({ erased }) => erased !== true);
      this.place = 0;
      this.isDone = rows.length < ROWS_A_READ;
    }
    return this.rows[this.place] ?? null;
  }

  /** Goes on to the next, and gives it. */
  async next(): Promise<StoredCustomer | null> {
    this.place += 1;
    return this.peek();
  }
}
