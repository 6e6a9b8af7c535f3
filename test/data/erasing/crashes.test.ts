import { expect } from '@open-wc/testing';
import { compact } from '../../../src/data/compaction/compact.js';
import { finishErasures } from '../../../src/data/compaction/finish-erasures.js';
import { packablesOf } from '../../../src/data/search/index-entry.js';
import { pagePacker } from '../../../src/data/search/packing/page-packer.js';
import type { CompactionStore } from '../../../src/data/store/compaction-store.js';
import type { Store } from '../../../src/data/store/store.js';
import type { StoredCustomer } from '../../../src/data/store/stored-record.js';
import { codeOf } from '../../support/managers.js';
import { answerOf, compactionOf, opened, putCustomers, Stores } from '../../support/open-stores.js';
import { eraseRaw, planted } from '../../support/planted.js';
import { realClock } from '../../support/real-clock.js';
import { consentOf, customerOf, idOf } from '../../support/sample-records.js';

const buildSegment = (blocks: () => AsyncIterable<readonly StoredCustomer[]>) =>
  pagePacker.pack(packablesOf(blocks), { monotonic: () => realClock.monotonic(), breathe: async () => undefined });
const OPTIONS = { buildSegment, onDamaged: () => undefined, confirmationsOf: () => [], pause: async () => undefined };

const ANN = customerOf({
  id: idOf(300),
  displayName: 'Ann Quillfeather',
  givenName: 'Ann',
  familyName: 'Quillfeather',
  email: 'vexmoor@mossgarth.example',
  note: 'hazelnut',
});
const PLANTED = ['quillfeather', 'vexmoor', 'mossgarth', 'hazelnut', 'drumlin'];

class Died extends Error {}

/** Steps that are counted, and end with the page before one of them. */
function dyingBefore(steps: CompactionStore, diesAt: number, before: (step: number) => Promise<void> = async () => undefined) {
  let step = 0;
  const count = async (): Promise<void> => {
    step += 1;
    if (step === diesAt) throw new Died();
    await before(step);
  };
  return new Proxy(steps, {
    get:
      (target, name: keyof CompactionStore) =>
      async (...args: readonly unknown[]): Promise<unknown> => {
        await count();
        return (target[name] as (...all: readonly unknown[]) => unknown)(...args);
      },
  });
}

describe('erasing a person', () => {
  let stores: Stores;

  beforeEach(() => (stores = new Stores()));
  afterEach(() => stores.end());

  /** 600 people in blocks and a segment, Ann among them, who was edited since. */
  async function shop(): Promise<Store> {
    const store = await stores.open();
    const people = Array.from({ length: 600 }, (_, at) => customerOf({ id: idOf(at), displayName: `Person ${at}` }));
    await putCustomers(store, ...people.filter(({ id }) => id !== ANN.id), ANN);
    await compact(await compactionOf(store), { buildSegment });
    await store.write({}, () => ({
      puts: { customers: [{ ...ANN, note: 'drumlin' }], consents: [consentOf({ customerId: ANN.id })] },
      result: null,
    }));
    return store;
  }

  const namesOf = (rows: Iterable<StoredCustomer>) =>
    [...rows].flatMap(({ customer }) => (customer.deletedAt === undefined ? customer.displayName : [])).sort();
  const others = Array.from({ length: 600 }, (_, at) => `Person ${at}`)
    .filter((name) => name !== 'Person 300')
    .sort();

  it('goes on at the next start, wherever a crash ends it', async () => {
    let hasEnded = false;
    let diesAt = 1;
    for (; !hasEnded; diesAt += 1) {
      const store = await shop();
      expect(new Set((await planted(stores.name, PLANTED)).map(({ text }) => text)).size).to.equal(PLANTED.length);
      await eraseRaw(store, ANN.id);
      try {
        hasEnded = await finishErasures(dyingBefore(await compactionOf(store), diesAt), OPTIONS);
      } catch (error) {
        if (!(error instanceof Died)) throw error;
      }
      await store.close();
      const next = await stores.open();
      expect((await next.readCustomers([ANN.id])).map(({ erased }) => erased)).to.deep.equal([true]);
      expect(namesOf((await opened(next)).values()), `as it is read after step ${diesAt}`).to.deep.equal(others);
      const steps = await compactionOf(next);
      expect(await steps.erasing()).to.deep.equal(hasEnded ? [] : [ANN.id]);
      expect(await finishErasures(steps, OPTIONS)).to.equal(true);
      expect(await steps.erasing()).to.deep.equal([]);
      expect(await planted(stores.name, PLANTED), `after a crash before step ${diesAt}`).to.deep.equal([]);
      expect((await stores.counts()).segments).to.equal(1);
      await stores.end();
      stores = new Stores();
    }
    // Who is to be erased, where to start, three blocks read, segment, flip, collect, confirm: nine steps, and once to the end.
    expect(diesAt - 1).to.equal(10);
  });

  it('wins over a compaction that had read the person before', async () => {
    const store = await shop();
    const other = await stores.open();
    const steps = await compactionOf(store);
    // Before the flip is the last moment at which a compaction knows nothing of it.
    const late = {
      ...steps,
      flip: async (flip: Parameters<CompactionStore['flip']>[0]) => (await eraseRaw(other, ANN.id), steps.flip(flip)),
    };
    expect((await compact(late, { buildSegment })).flipped).to.equal(false);
    expect(await finishErasures(steps, OPTIONS)).to.equal(true);
    expect(await planted(stores.name, PLANTED)).to.deep.equal([]);
    expect(namesOf((await opened(store)).values())).to.deep.equal(others);
  });

  it('wins over a first compaction, of a shop that has no blocks yet', async () => {
    const store = await stores.open();
    for (let at = 0; at < 70; at += 1) await putCustomers(store, customerOf({ id: idOf(at), displayName: `Person ${at}` }));
    await putCustomers(store, ANN);
    const steps = await compactionOf(store);
    const late = {
      ...steps,
      flip: async (flip: Parameters<CompactionStore['flip']>[0]) => (await eraseRaw(store, ANN.id), steps.flip(flip)),
    };
    expect((await compact(late, { buildSegment })).flipped).to.equal(false);
    expect(await finishErasures(steps, OPTIONS)).to.equal(true);
    expect(await planted(stores.name, PLANTED)).to.deep.equal([]);
    expect(namesOf((await opened(store)).values())).to.have.lengthOf(70);
  });

  it('is done again where somebody is imported or erased while a segment is built', async () => {
    const store = await shop();
    const other = await stores.open();
    await eraseRaw(store, ANN.id);
    const steps = await compactionOf(store);
    const more = Array.from({ length: 100 }, (_, at) => customerOf({ id: idOf(5_000 + at), displayName: `Later ${at}` }));
    const meanwhile = async (step: number): Promise<void> => {
      if (step === 4) await putCustomers(other, ...more);
      if (step === 5) await eraseRaw(other, idOf(10));
    };
    expect(await finishErasures(dyingBefore(steps, Infinity, meanwhile), OPTIONS)).to.equal(false);
    expect(await steps.erasing()).to.deep.equal([idOf(10), ANN.id]);
    expect(await finishErasures(steps, OPTIONS)).to.equal(true);
    expect(await planted(stores.name, PLANTED)).to.deep.equal([]);
    expect(namesOf((await opened(store)).values())).to.have.lengthOf(698);
  });

  it('leaves nothing to a compaction: the row stays, and touches no block', async () => {
    const store = await shop();
    await eraseRaw(store, ANN.id);
    const steps = await compactionOf(store);
    await finishErasures(steps, OPTIONS);
    const numbers = async () => (await steps.start()).blocks.map(({ entry }) => entry.number);
    const before = await numbers();
    // As `trimChanges` does a day and ten thousand changes later.
    await stores.raw((database) => answerOf(database.transaction('changes', 'readwrite').objectStore('changes').clear()));
    expect((await compact(steps, { buildSegment })).flipped).to.equal(false);
    expect(await numbers()).to.deep.equal(before);
    expect((await steps.start()).rows, 'rows to be folded').to.equal(0);
    expect(await codeOf(putCustomers(store, ANN)), 'for ever').to.equal('not-found');
  });

  it('works on a record that the device has damaged, which no read gives any more', async () => {
    const store = await stores.open();
    const people = Array.from({ length: 100 }, (_, at) => customerOf({ id: idOf(at), displayName: `Person ${at}` }));
    await putCustomers(store, ...people, ANN);
    await stores.raw(async (database) => {
      const table = database.transaction('blocks', 'readwrite').objectStore('blocks');
      const [number] = await answerOf(table.getAllKeys(null, 1));
      const block = (await answerOf(table.get(number ?? 0))) as { texts: string[] };
      block.texts = block.texts.map((text) => text.replace('vexmoor', 'VEXMOOR'));
      await answerOf(table.put(block, number));
    });
    await eraseRaw(store, ANN.id);
    expect(await finishErasures(await compactionOf(store), OPTIONS)).to.equal(true);
    expect(await planted(stores.name, PLANTED)).to.deep.equal([]);
    expect(namesOf((await opened(store)).values())).to.have.lengthOf(100);
  });

  it('drops a segment that cannot be built anew: its blocks are read instead', async () => {
    const store = await shop();
    await eraseRaw(store, ANN.id);
    const steps = await compactionOf(store);
    expect(await finishErasures(steps, { ...OPTIONS, buildSegment: undefined as never })).to.equal(true);
    expect((await stores.counts()).segments).to.equal(0);
    expect(await planted(stores.name, PLANTED)).to.deep.equal([]);
    expect(namesOf((await opened(store)).values())).to.deep.equal(others);
  });
});
