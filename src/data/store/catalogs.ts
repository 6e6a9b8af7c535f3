import type { CustomerId } from '../../domain/id.js';
import { loadOnce } from '../load-once.js';
import { type Block, findInBlock, unpackCustomer } from './block.js';
import type { BulkRead } from './bulk-reads.js';
import { damagedCustomer, damagedTable } from './damage.js';
import { type BlockTable, Catalog, type Manifest, NO_BLOCKS, printOf } from './manifest.js';
import { MIN_READER, SCHEMA } from './migrations.js';
import { PrintFilter } from './print-filter.js';
import { answersOf, getEach } from './requests.js';
import type { StoredCustomer } from './stored-record.js';

const NOTHING = new Catalog(NO_BLOCKS, []);

/** From so many customers on, most are taken to be new, and what shows that of all of them at once pays. */
export const BULK = 64;

export interface FindOptions extends Partial<BulkRead> {
  /** Whether a customer who cannot be read counts as not there; else that is thrown. */
  readonly skipDamaged?: boolean;
}

/** The newest catalog this tab has read, and customers found by it. All of one store share it. */
export class Catalogs {
  /** With the first write of many. */
  readonly bulk = loadOnce(async () => new (await import('./bulk-reads.js')).BulkReads());
  private readonly filter = new PrintFilter();
  /** Of each transaction, asked for once: whatever else is asked in it waits for no answer more. */
  private readonly heads = new WeakMap<IDBTransaction, Promise<number>>();
  private known = NOTHING;

  /** The newest this tab has read or written; another may have written since. */
  get newest(): Catalog {
    return this.known;
  }

  /**
   * The catalog as of a transaction over `manifest`: the one in memory where it is still that, else read anew. Tables
   * never change, so that only those it does not know are read.
   */
  async of(transaction: IDBTransaction): Promise<Catalog> {
    const store = transaction.objectStore('manifest');
    const now = await this.headOf(transaction);
    if (now === this.newest.manifest.g) return this.newest;
    if (now === 0) return NOTHING;
    const [manifest = damagedTable(0)] = await answersOf([store.get('manifest') as IDBRequest<Manifest | undefined>]);
    const known = new Map(this.newest.manifest.tables.map(({ number }, place) => [number, this.newest.tables[place]]));
    const unknown = manifest.tables.map(({ number }) => number).filter((number) => !known.has(number));
    const read = (await getEach(transaction, 'manifest', unknown)) as (BlockTable | undefined)[];
    unknown.forEach((number, place) => known.set(number, read[place]));
    const tables = manifest.tables.map(({ number }) => known.get(number) ?? damagedTable(number));
    const catalog = new Catalog(manifest, tables);
    this.learn(catalog);
    return catalog;
  }

  /**
   * Puts a manifest, the commit point: what it names counts from here on.
   *
   * @param tables - Those it names, in their order, where they are at hand: then this tab does not read them again.
   */
  put(transaction: IDBTransaction, made: Omit<Manifest, 'schema' | 'minReader'>, tables?: readonly BlockTable[]): void {
    const store = transaction.objectStore('manifest');
    const manifest: Manifest = { ...made, schema: SCHEMA, minReader: MIN_READER };
    store.put(manifest, 'manifest');
    store.put(manifest.g, 'g');
    this.heads.delete(transaction);
    if (tables) transaction.addEventListener('complete', () => this.learn(new Catalog(manifest, tables)));
  }

  /**
   * Customers by their ids, in that order: the row, else the record in a block, undefined where neither is there. In one
   * transaction over `customers`, `manifest` and `blocks`.
   *
   * @throws {RegularsError} `store-damaged`.
   */
  async find(
    transaction: IDBTransaction,
    ids: readonly CustomerId[],
    { mayBeRow = null, recall, skipDamaged = false }: FindOptions = {},
  ): Promise<(StoredCustomer | undefined)[]> {
    const asked = mayBeRow ? ids.filter((id) => mayBeRow.has(id)) : ids;
    const head = this.headOf(transaction);
    const rows = await getEach(transaction, 'customers', asked);
    const found = new Map(asked.flatMap((id, place): [CustomerId, StoredCustomer][] => (rows[place] ? [[id, rows[place]]] : [])));
    if ((await head) > 0 && found.size < ids.length) await this.findInBlocks(transaction, ids, found, recall, skipDamaged);
    return ids.map((id) => found.get(id));
  }

  /** Those of whom nothing is in a block, not even what cannot be read: only they may go into a new one. */
  async unplaced(transaction: IDBTransaction, ids: readonly CustomerId[]): Promise<CustomerId[]> {
    const catalog = await this.of(transaction);
    this.filter.cover(catalog.tables);
    return ids.filter((id) => !this.filter.mayHold(printOf(id)) || catalog.blocksOf(id).length === 0);
  }

  /** Blocks that may hold these, and whom of them each may. */
  blocksOf(catalog: Catalog, ids: readonly CustomerId[]): Map<number, CustomerId[]> {
    const wanted = new Map<number, CustomerId[]>();
    const isBulk = ids.length >= BULK;
    if (isBulk) this.filter.cover(catalog.tables);
    for (const id of ids) {
      if (isBulk && !this.filter.mayHold(printOf(id))) continue;
      for (const number of catalog.blocksOf(id)) wanted.set(number, [...(wanted.get(number) ?? []), id]);
    }
    return wanted;
  }

  /** Only what has committed comes here, so that a catalog of a higher `g` is the newer one. */
  private learn(catalog: Catalog): void {
    if (catalog.manifest.g > this.known.manifest.g) this.known = catalog;
  }

  private headOf(transaction: IDBTransaction): Promise<number> {
    const head =
      this.heads.get(transaction) ??
      answersOf([transaction.objectStore('manifest').get('g') as IDBRequest<number | undefined>]).then(([g = 0]) => g);
    // Where the transaction ends before anybody waits for it, that is said by another of its requests.
    head.catch(() => undefined);
    this.heads.set(transaction, head);
    return head;
  }

  private async findInBlocks(
    transaction: IDBTransaction,
    ids: readonly CustomerId[],
    found: Map<CustomerId, StoredCustomer>,
    recall: BulkRead['recall'] | undefined,
    skipDamaged: boolean,
  ): Promise<void> {
    const catalog = await this.of(transaction);
    const wanted = this.blocksOf(
      catalog,
      ids.filter((id) => !found.has(id)),
    );
    recall?.(wanted, found);
    if (wanted.size === 0) return;
    const blocks = await getEach(transaction, 'blocks', [...wanted.keys()]);
    const damaged = new Map<CustomerId, number>();
    [...wanted].forEach(([number, inBlock], place) => {
      const block = blocks[place];
      for (const id of inBlock) {
        const inPlace = block ? findInBlock(block, id) : null;
        // Nearly always somebody whose id has the same print: else the block is damaged.
        const customer = inPlace === undefined && block ? findByPrint(block, id, catalog.printsOf(number)) : inPlace;
        if (customer) found.set(id, customer);
        else if (customer === null) damaged.set(id, number);
      }
    });
    // A block that is gone may only seem to hold somebody.
    for (const [id, number] of damaged) if (!found.has(id) && !skipDamaged) throw damagedCustomer(number, id);
  }
}

/**
 * One whose id cannot be found in a block although its print is listed there. Where the id in the block has changed, the
 * record is still known by its checksum, which is of both; null where that has changed too.
 */
function findByPrint(block: Block, id: CustomerId, prints: Uint32Array): StoredCustomer | null | undefined {
  const print = printOf(id);
  const places = [...prints.keys()].filter((place) => prints[place] === print);
  for (const place of places) {
    const customer = unpackCustomer({ id, text: block.texts[place] ?? '', sum: block.sums[place] ?? 0 });
    if (customer) return customer;
  }
  return places.every((place) => printOf(block.ids[place] ?? '') === print) ? undefined : null;
}
