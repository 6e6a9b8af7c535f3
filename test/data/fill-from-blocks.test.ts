import { expect } from '@open-wc/testing';
import { compact } from '../../src/data/compaction/compact.js';
import { fillFromBlocks, type FilledFromBlocks } from '../../src/data/fill-from-blocks.js';
import { packablesOf } from '../../src/data/search/index-entry.js';
import { pagePacker } from '../../src/data/search/packing/page-packer.js';
import type { SearchIndex } from '../../src/data/search/search-index.js';
import type { CompactionStore } from '../../src/data/store/compaction-store.js';
import type { Store } from '../../src/data/store/store.js';
import type { Customer } from '../../src/domain/customer.js';
import { answerOf, compactionOf, putCustomers, Stores } from '../support/open-stores.js';
import { customerOf, idOf } from '../support/sample-records.js';
import { pageIndex } from '../support/page-index.js';

const clock = { monotonic: () => performance.now() };
const MANY = 1_500;

describe('filling the index of a store that has blocks', () => {
  let stores: Stores;
  let store: Store;
  let steps: CompactionStore;

  beforeEach(async () => {
    stores = new Stores();
    store = await stores.open();
    steps = await compactionOf(store);
    await putCustomers(store, ...people(1, MANY));
    await build();
  });
  afterEach(() => stores.end());

  function build(distrusted: ReadonlySet<string> = new Set()): Promise<unknown> {
    return compact(steps, { buildSegment: (blocks) => pagePacker.pack(packablesOf(blocks), clock), distrusted });
  }

  it('takes segments as they were stored, without reading a block', async () => {
    const { index, read } = await fill();
    expect(read).to.deep.equal({ blocks: 0, segments: 1 });
    expect(index.size).to.equal(MANY);
    expect(namesFor(index, 'person 1499')).to.deep.equal(['Person 1499']);
    expect(namesFor(index, '3035557003')).to.deep.equal(['Person 3']);
    expect(namesFor(index, 'p7@mail.example.com')).to.deep.equal(['Person 7']);
  });

  it('lets rows win: who has changed, gone and come since', async () => {
    await putCustomers(
      store,
      customerOf({ id: idOf(3), displayName: 'Zoe Changed' }),
      customerOf({ id: idOf(4), displayName: 'Person 4', deletedAt: '2026-11-02T10:00:00.000Z' }),
      customerOf({ id: idOf(MANY + 1), displayName: 'Nora New' }),
    );
    const { index, read } = await fill();
    expect(read.blocks).to.equal(0);
    expect(index.size).to.equal(MANY);
    expect(namesFor(index, 'zoe')).to.deep.equal(['Zoe Changed']);
    expect(namesFor(index, '3035557003')).to.deep.equal([]);
    expect(namesFor(index, '3035557004')).to.deep.equal([]);
    expect(namesFor(index, 'nora')).to.deep.equal(['Nora New']);
  });

  it('reads the blocks that no segment covers yet', async () => {
    await putCustomers(store, ...people(MANY + 1, MANY + 300));
    const { index, read } = await fill();
    expect(read.blocks).to.be.greaterThan(0);
    expect(index.size).to.equal(MANY + 300);
    expect(namesFor(index, `person ${MANY + 250}`)).to.deep.equal([`Person ${MANY + 250}`]);
  });

  it('never shows anybody as they were, at no moment of the filling', async () => {
    await putCustomers(store, ...people(MANY + 1, MANY + 300), customerOf({ id: idOf(3), displayName: 'Zoe Changed' }));
    const shown: string[][] = [];
    await fill((index) => shown.push(namesFor(index, '3035557003')));
    expect(shown.length).to.be.greaterThan(1);
    expect(shown.flat()).to.deep.equal([]);
  });

  it('builds a segment anew that has a flipped bit, names it, and the next compaction heals it', async () => {
    await spoil();
    const { index, filled, read } = await fill();
    const [damaged = ''] = filled.damaged;
    expect(damaged).to.match(/^segment-/);
    expect(read.blocks).to.be.greaterThan(0);
    expect(index.size).to.equal(MANY);
    expect(namesFor(index, 'person 1499')).to.deep.equal(['Person 1499']);
    await build(new Set([damaged]));
    const healed = await fill();
    expect(healed.filled.damaged).to.deep.equal([]);
    expect(healed.read).to.deep.equal({ blocks: 0, segments: 1 });
  });

  it('takes the segments of now where a compaction has put others in their place meanwhile', async () => {
    const before = (await store.listSegments())?.map(({ name }) => name) ?? [];
    const { index, filled, read } = await fill(undefined, () => build(new Set(before)));
    expect((await store.listSegments())?.map(({ name }) => name)).not.to.include(before[0]);
    expect(filled.damaged).to.deep.equal([]);
    expect(read).to.deep.equal({ blocks: 0, segments: 2 });
    expect(index.size).to.equal(MANY);
  });

  it('does the same where a segment is gone', async () => {
    await spoil((segments) => segments.clear());
    const { index, filled } = await fill();
    expect(filled.damaged).to.have.lengthOf(1);
    expect(index.size).to.equal(MANY);
  });

  it('says that all must be walked where a block is gone', async () => {
    await spoil((segments) => segments.clear());
    await stores.raw(async (database) => {
      const blocks = database.transaction('blocks', 'readwrite').objectStore('blocks');
      const [first] = await answerOf(blocks.getAllKeys());
      await answerOf(blocks.delete(first ?? 0));
    });
    const { filled } = await fill();
    expect(filled.upTo).to.equal(null);
  });

  async function fill(
    onPart: (index: SearchIndex) => void = () => undefined,
    between: () => Promise<unknown> = async () => undefined,
  ): Promise<{
    readonly index: SearchIndex;
    readonly filled: FilledFromBlocks;
    readonly read: { readonly blocks: number; readonly segments: number };
  }> {
    const index = pageIndex({ clock });
    const read = { blocks: 0, segments: 0 };
    const counting: Store = {
      ...store,
      readBlocks: (numbers) => ((read.blocks += numbers.length), store.readBlocks(numbers)),
      readSegment: (name) => ((read.segments += 1), store.readSegment(name)),
    };
    const listed = (await counting.listSegments()) ?? [];
    await between();
    const filled = await fillFromBlocks(
      {
        ask: (work) => work(counting),
        index,
        onPart: () => onPart(index),
        isStopped: () => false,
      },
      listed,
    );
    await index.settle();
    return { index, filled, read };
  }

  async function spoil(work: (segments: IDBObjectStore) => unknown = flipOne): Promise<void> {
    await stores.raw(async (database) => {
      const transaction = database.transaction('segments', 'readwrite');
      await work(transaction.objectStore('segments'));
      await new Promise((resolve) => (transaction.oncomplete = resolve));
    });
  }
});

async function flipOne(segments: IDBObjectStore): Promise<void> {
  const [[name], [segment]] = await Promise.all([
    answerOf(segments.getAllKeys()),
    answerOf(segments.getAll() as IDBRequest<{ sections: { bytes: ArrayBuffer }[] }[]>),
  ]);
  const bytes = new Uint8Array(segment?.sections[1]?.bytes ?? new ArrayBuffer(0));
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 4;
  segments.put(segment, name);
}

function people(from: number, to: number): Customer[] {
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const place = from + at;
    return customerOf({
      id: idOf(place),
      displayName: `Person ${place}`,
      email: `p${place}@mail.example.com`,
      phone: { typed: `(303) 555-${7000 + place}`, e164: `+1303555${7000 + place}` },
    });
  });
}

function namesFor(index: SearchIndex, text: string): string[] {
  const query = { limit: 20, allows: () => true, recents: [], wholeContactsOnly: false };
  return index.search(text, query).customers.map(({ displayName }) => displayName);
}
