import { expect } from '@open-wc/testing';
import { compact, type CompactResult } from '../../../src/data/compaction/compact.js';
import { fillFromBlocks } from '../../../src/data/fill-from-blocks.js';
import { packablesOf } from '../../../src/data/search/index-entry.js';
import { pagePacker } from '../../../src/data/search/packing/page-packer.js';
import type { Block } from '../../../src/data/store/block.js';
import type { CompactionStore } from '../../../src/data/store/compaction-store.js';
import { printOf } from '../../../src/data/store/manifest.js';
import type { StoredSegment } from '../../../src/data/store/segment.js';
import type { Store } from '../../../src/data/store/store.js';
import { codeOf } from '../../contracts/store-contract.js';
import { answerOf, compactionOf, putCustomers, Stores } from '../../support/open-stores.js';
import { customerOf, idOf } from '../../support/sample-records.js';
import { pageIndex } from '../../support/page-index.js';

const PEOPLE = 600;
const clock = { monotonic: () => performance.now() };

describe('one flipped bit', () => {
  let stores: Stores;
  let store: Store;
  let steps: CompactionStore;

  beforeEach(async () => {
    stores = new Stores();
    store = await stores.open();
    steps = await compactionOf(store);
    const people = Array.from({ length: PEOPLE }, (_, at) =>
      customerOf({
        id: idOf(at + 1),
        displayName: `Person ${at + 1}`,
        email: `p${at + 1}@mail.example.com`,
        phone: { typed: `(303) 555-${7000 + at}`, e164: `+1303555${7000 + at}` },
        code: `C${at + 1}`,
        note: 'Likes figs',
      }),
    );
    await putCustomers(store, ...people);
  });
  afterEach(() => stores.end());

  async function build(distrusted: ReadonlySet<string> = new Set()): Promise<CompactResult> {
    const result = await compact(steps, { buildSegment: (blocks) => pagePacker.pack(packablesOf(blocks), clock), distrusted });
    await steps.collect();
    return result;
  }

  it('in any section of a stored segment, at either end or between, is found, and the next compaction heals it', async () => {
    await build();
    const { sections } = await theSegment();
    expect(sections.length).to.be.greaterThan(5);
    let flips = 0;
    for (const [section, { name, bytes }] of sections.entries()) {
      const { byteLength } = bytes;
      for (const place of new Set(byteLength === 0 ? [] : [0, byteLength >> 1, byteLength - 1])) {
        const key = await changeSegment((segment) => flip(new Uint8Array(segment.sections[section]?.bytes ?? bytes), place));
        expect(await openIndex(), `${name} at ${place}`).to.deep.equal({ damaged: [key], size: PEOPLE });
        await build(new Set([key]));
        expect(await openIndex(), `${name} healed`).to.deep.equal({ damaged: [], size: PEOPLE });
        flips += 1;
      }
    }
    expect(flips).to.be.greaterThan(sections.length);
  });

  for (const at of [0, 100, 255]) {
    it(`in the id of customer ${at + 1} in a block costs nobody: all are read as they were`, async () => {
      await changeBlock(({ ids, ...rest }) => ({ ...rest, ids: ids.map((id, place) => (place === at ? flipText(id, 30) : id)) }));
      for (let place = 1; place <= PEOPLE; place += 1) {
        const details = await store.readDetails(idOf(place));
        expect(details?.customer.displayName).to.equal(`Person ${place}`);
      }
    });

    it(`in the text or the sum of customer ${at + 1} in a block is named, and the others are read`, async () => {
      for (const change of [textOf(at), sumOf(at)]) {
        const undo = await changeBlock(change);
        expect(await codeOf(store.readDetails(idOf(at + 1)))).to.equal('store-damaged');
        expect(await store.readCustomers(Array.from({ length: PEOPLE }, (_, place) => idOf(place + 1)))).to.have.lengthOf(
          PEOPLE - 1,
        );
        await changeBlock(() => undo);
      }
    });
  }

  it('is not taken for one where an id that is not here has the print of one that is', async () => {
    const ids = [...Array.from({ length: 70 }, (_, at) => idOf(35_000 + at)), idOf(300_000)];
    await putCustomers(store, ...ids.map((id) => customerOf({ id })));
    expect(printOf(idOf(276_792))).to.equal(printOf(idOf(35_051)));
    expect(await store.readDetails(idOf(276_792))).to.equal(null);
    expect((await store.readDetails(idOf(35_051)))?.customer.displayName).to.equal('Maria Perez');
  });

  it('in a block that nobody has touched since is named by whoever builds the index of it', async () => {
    await changeBlock(textOf(7));
    expect(await build()).to.deep.include({ damagedCustomers: [idOf(8)], lostBlocks: [] });
  });

  it('in the key of a block that nobody has touched, which is as if it were gone, is named, and the index has the others', async () => {
    const gone = await changeBlock(() => null);
    const result = await build();
    expect(result.flipped).to.equal(true);
    expect(result.lostBlocks).to.have.lengthOf(1);
    expect(await store.readCustomers([idOf(PEOPLE)])).to.have.lengthOf(1);
    expect(await codeOf(store.readDetails(gone.ids[0] ?? ''))).to.equal('store-damaged');
    expect((await stores.counts()).segments).to.equal(1);
    // It stays so, and stops nobody.
    await putCustomers(store, customerOf({ id: idOf(PEOPLE + 1) }));
    expect(await build()).to.deep.include({ flipped: true, lostBlocks: result.lostBlocks });
  });

  async function openIndex(): Promise<{ readonly damaged: readonly string[]; readonly size: number }> {
    const index = pageIndex({ clock });
    const filling = {
      ask: <T>(work: (asked: Store) => Promise<T>) => work(store),
      index,
      onPart: () => undefined,
      isStopped: () => false,
    };
    const { damaged } = await fillFromBlocks(filling, (await store.listSegments()) ?? []);
    await index.settle();
    const query = { limit: 20, allows: () => true, recents: [], wholeContactsOnly: false };
    expect(index.search('p599@mail.example.com', query).customers.map(({ displayName }) => displayName)).to.deep.equal([
      'Person 599',
    ]);
    return { damaged, size: index.size };
  }

  async function theSegment(): Promise<StoredSegment> {
    const [segment] = await stores.raw((database) =>
      answerOf(database.transaction('segments').objectStore('segments').getAll() as IDBRequest<StoredSegment[]>),
    );
    if (!segment) throw new Error('there is no segment');
    return segment;
  }

  /** Changes the one segment past the store; answers its name. */
  function changeSegment(change: (segment: StoredSegment) => void): Promise<string> {
    return stores.raw(async (database) => {
      const table = database.transaction('segments', 'readwrite').objectStore('segments');
      const [name = ''] = (await answerOf(table.getAllKeys())) as string[];
      const segment = (await answerOf(table.get(name))) as StoredSegment;
      change(segment);
      await answerOf(table.put(segment, name));
      return name;
    });
  }

  /** Changes the first block past the store, or deletes it; answers what it was. */
  function changeBlock(change: (block: Block) => Block | null): Promise<Block> {
    return stores.raw(async (database) => {
      const table = database.transaction('blocks', 'readwrite').objectStore('blocks');
      const [number = 0] = (await answerOf(table.getAllKeys(null, 1))) as number[];
      const block = (await answerOf(table.get(number))) as Block;
      const changed = change(block);
      if (changed) await answerOf(table.put(changed, number));
      else await answerOf(table.delete(number));
      return block;
    });
  }
});

function flip(bytes: Uint8Array, place: number): void {
  bytes[place] = (bytes[place] ?? 0) ^ 4;
}

function flipText(text: string, place: number): string {
  return `${text.slice(0, place)}${String.fromCharCode(text.charCodeAt(place) ^ 1)}${text.slice(place + 1)}`;
}

function textOf(at: number): (block: Block) => Block {
  return (block) => ({
    ...block,
    texts: block.texts.map((text, place) => (place === at ? flipText(text, text.length >> 1) : text)),
  });
}

function sumOf(at: number): (block: Block) => Block {
  return (block) => ({ ...block, sums: block.sums.map((sum, place) => (place === at ? sum ^ 1 : sum)) });
}
