import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { compact } from '../../src/data/compaction/compact.js';
import { finishErasures } from '../../src/data/compaction/finish-erasures.js';
import type { CompactionStore } from '../../src/data/store/compaction-store.js';
import { sectionSum } from '../../src/data/store/segment.js';
import type { Store } from '../../src/data/store/store.js';
import type { StoredCustomer } from '../../src/data/store/stored-record.js';
import { codeOf } from './managers.js';
import { compactionOf, opened, putCustomers, relaxedFactory, Stores, walked } from './open-stores.js';
import { eraseRaw, planted } from './planted.js';
import { customerOf, idOf } from './sample-records.js';

/** What one of two tabs writes. */
type Write =
  | { readonly kind: 'save' | 'delete' | 'erase'; readonly tab: 0 | 1; readonly who: number }
  | { readonly kind: 'import'; readonly tab: 0 | 1; readonly from: number; readonly step: number };

type Event =
  | Write
  | { readonly kind: 'reopen'; readonly tab: 0 | 1 }
  | { readonly kind: 'follow' }
  | {
      readonly kind: 'compact';
      /** What the others write before each of its steps. */
      readonly meanwhile: readonly (readonly Write[])[];
      /** Before which step it dies; never where it has fewer. */
      readonly diesAt: number;
    };

const PEOPLE = 200;

const tab = fc.constantFrom<0 | 1>(0, 1);
const who = fc.integer({ min: 0, max: PEOPLE - 1 });
const write: fc.Arbitrary<Write> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('save' as const, 'delete' as const, 'erase' as const), tab, who }) },
  // As the ids of a file's customers, all over the place or close together; 70 are enough for a block.
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('import' as const), tab, from: who, step: fc.constantFrom(1, 3, 7) }) },
);
const compaction = fc.record({
  kind: fc.constant('compact' as const),
  meanwhile: fc.array(fc.array(write, { maxLength: 2 }), { maxLength: 6 }),
  diesAt: fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 14 })),
});
const history: fc.Arbitrary<Event[]> = fc.array(
  fc.oneof<fc.Arbitrary<Event>[]>(
    write,
    write,
    compaction,
    fc.record({ kind: fc.constant('reopen' as const), tab }),
    fc.constant({ kind: 'follow' as const }),
  ),
  { minLength: 2, maxLength: 9 },
);

class Died extends Error {}

/** Two tabs and a third that compacts, beside what a plain map says they hold. */
class Shop {
  readonly stores = new Stores();
  /** Names by id; null for the deleted. */
  readonly model = new Map<string, string | null>();
  private readonly erased = new Set<string>();
  private tabs: [Store, Store] | [] = [];
  private compacting: Store | null = null;
  private writes = 0;
  /** What a tab knows that follows the list of changes. */
  private followed = new Map<string, StoredCustomer>();
  private upTo = 0;

  async open(): Promise<void> {
    this.tabs = [await this.stores.open(relaxedFactory), await this.stores.open(relaxedFactory)];
    this.compacting = await this.stores.open(relaxedFactory);
  }

  async live(event: Event): Promise<void> {
    if (event.kind === 'reopen') await this.reopen(event.tab);
    else if (event.kind === 'follow') await this.follow();
    else if (event.kind === 'compact') await this.compact(event.meanwhile, event.diesAt);
    else await this.write(event);
  }

  async check(): Promise<void> {
    await this.finish();
    await this.follow();
    const ids = Array.from({ length: PEOPLE }, (_, at) => idOf(at));
    const expected = [...this.model].flatMap(([id, name]) => (name === null ? [] : `${id} ${name}`)).sort();
    for (const store of this.tabs) expect(named(await store.readCustomers(ids)), 'read by id').to.deep.equal(expected);
    expect(named((await walked(this.tab(0))).values()), 'walked').to.deep.equal(expected);
    expect(named((await opened(this.tab(1))).values()), 'opened').to.deep.equal(expected);
    expect(await this.searched(this.third), 'searched').to.deep.equal(expected);
    expect(named(this.followed.values()), 'followed').to.deep.equal(expected);
    await (await compactionOf(this.third)).collect();
    const { manifest, blocks } = await (await compactionOf(this.third)).start();
    const { customers: _, ...counts } = await this.stores.counts();
    expect(counts, 'values nobody names').to.deep.equal({
      blocks: blocks.length,
      tables: manifest.tables.length,
      segments: manifest.segments.length,
    });
  }

  /** As the next start does: whoever was erased is then in no value at all. */
  private async finish(): Promise<void> {
    const steps = await compactionOf(this.third);
    expect(await finishErasures(steps, NO_REMOTE), 'erased').to.equal(true);
    expect(await steps.erasing()).to.deep.equal([]);
    const found = await planted(this.stores.name, [...this.erased], ['blocks', 'segments', 'consents']);
    expect(found, 'ids of the erased in blocks and segments').to.deep.equal([]);
  }

  private get third(): Store {
    if (!this.compacting) throw new Error('not open');
    return this.compacting;
  }

  private tab(which: 0 | 1): Store {
    const store = this.tabs[which];
    if (!store) throw new Error('not open');
    return store;
  }

  private async write(event: Write): Promise<void> {
    this.writes += 1;
    const name = `Written ${this.writes}`;
    const store = this.tab(event.tab);
    if (event.kind === 'import') {
      const ids = Array.from({ length: 70 }, (_, at) => idOf((event.from + at * event.step) % PEOPLE));
      // As an import, which leaves out whom it finds erased.
      const taken = [...new Set(ids)].filter((id) => !this.erased.has(id));
      await putCustomers(store, ...taken.map((id) => customerOf({ id, displayName: name })));
      for (const id of taken) this.model.set(id, name);
      return;
    }
    const id = idOf(event.who);
    if (event.kind === 'erase') {
      await eraseRaw(store, id);
      this.erased.add(id);
      this.model.set(id, null);
      return;
    }
    const gone = event.kind === 'delete' ? { deletedAt: '2026-11-02T10:00:00.000Z' } : {};
    const saving = putCustomers(store, customerOf({ id, displayName: name, ...gone }));
    if (this.erased.has(id)) expect(await codeOf(saving)).to.equal('not-found');
    else {
      await saving;
      this.model.set(id, event.kind === 'delete' ? null : name);
    }
  }

  private async reopen(which: 0 | 1): Promise<void> {
    await this.tab(which).close();
    this.tabs[which] = await this.stores.open(relaxedFactory);
  }

  private async compact(meanwhile: readonly (readonly Write[])[], diesAt: number): Promise<void> {
    const steps = await compactionOf(this.third);
    let step = 0;
    const before = async (): Promise<void> => {
      step += 1;
      for (const each of meanwhile[step - 1] ?? []) await this.write(each);
      if (step === diesAt) throw new Died();
    };
    const guarded: CompactionStore = {
      start: async () => (await before(), steps.start()),
      readRows: async (...args) => (await before(), steps.readRows(...args)),
      readBlock: async (...args) => (await before(), steps.readBlock(...args)),
      putBlocks: async (...args) => (await before(), steps.putBlocks(...args)),
      putTable: async (...args) => (await before(), steps.putTable(...args)),
      putSegment: async (...args) => (await before(), steps.putSegment(...args)),
      flip: async (...args) => (await before(), steps.flip(...args)),
      sweep: async (...args) => (await before(), steps.sweep(...args)),
      collect: async () => (await before(), steps.collect()),
      erasing: async () => (await before(), steps.erasing()),
      confirmErased: async (...args) => (await before(), steps.confirmErased(...args)),
    };
    try {
      await compact(guarded, { buildSegment });
      await finishErasures(guarded, NO_REMOTE);
      await guarded.collect();
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      await this.third.close();
      this.compacting = await this.stores.open(relaxedFactory);
    }
  }

  private async follow(): Promise<void> {
    const store = this.tab(1);
    for (;;) {
      const answer = await store.changesAfter(this.upTo);
      if (answer.gap) {
        this.followed.clear();
        this.upTo = await store.walkCustomers((batch) => (this.take(batch), true));
        continue;
      }
      this.take(answer.customers);
      if (answer.upTo === this.upTo) return;
      this.upTo = answer.upTo;
    }
  }

  private take(rows: readonly StoredCustomer[]): void {
    for (const row of rows) if ((this.followed.get(row.customer.id)?.n ?? 0) < row.n) this.followed.set(row.customer.id, row);
  }

  /** As an index reads it: segments and the blocks none covers, less everybody who has a row, and the rows. */
  private async searched(store: Store): Promise<string[]> {
    const rows: StoredCustomer[] = [];
    const { segments, blocks } = await store.readOpening((part) => rows.push(...part));
    const covered = new Set(segments.flatMap((segment) => segment.blocks));
    const bare = blocks.map(({ number }) => number).filter((number) => !covered.has(number));
    const scanned = named((await store.readBlocks(bare)).flatMap((block) => block ?? []));
    const read = await Promise.all(
      segments.map(async ({ name }) => new TextDecoder().decode((await store.readSegment(name))?.[0]?.bytes)),
    );
    const withRow = new Set(rows.map(({ customer }) => customer.id));
    const inSegments = read.flatMap((text) => text.split('\n').filter((line) => line !== ''));
    return [...[...inSegments, ...scanned].filter((line) => !withRow.has(line.slice(0, 36))), ...named(rows)].sort();
  }
}

const NO_REMOTE = { buildSegment, onDamaged: () => undefined, confirmationsOf: () => [], pause: async () => undefined };

async function buildSegment(blocks: () => AsyncIterable<readonly StoredCustomer[]>) {
  const lines: string[] = [];
  for await (const block of blocks()) lines.push(...named(block));
  const { buffer: bytes } = new TextEncoder().encode(lines.join('\n'));
  return [{ name: 'names', version: 1, bytes, checksum: sectionSum(bytes) }];
}

function named(rows: Iterable<StoredCustomer>): string[] {
  return [...rows].flatMap(({ customer }) => (customer.deletedAt ? [] : `${customer.id} ${customer.displayName}`)).sort();
}

/** Holds so many made-up histories against a plain map, garbage included. */
export async function checkHistories(count: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(history, async (events) => {
      const shop = new Shop();
      try {
        await shop.open();
        for (const event of events) await shop.live(event);
        await shop.check();
      } finally {
        await shop.stores.end();
      }
    }),
    { numRuns: count },
  );
}
