import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { type Packable, packableOf } from '../../../../src/data/search/index-entry.js';
import { dataIn } from '../../../../src/data/search/packed/segment-sections.js';
import { pagePacker } from '../../../../src/data/search/packing/page-packer.js';
import { Packing } from '../../../../src/data/search/packing/packing.js';
import { WORKER_SCRIPT } from '../../../../src/data/search/packing/worker-script.js';
import type { SegmentSection } from '../../../../src/data/store/segment.js';
import { FakeClock } from '../../../../src/testing.js';
import { customerOf, idOf } from '../../../support/sample-records.js';
import { until } from '../../../support/until.js';

const pace = { monotonic: () => performance.now() };
const IDLE_MS = 10_000;
const HANDSHAKE_MS = 2_000;

describe('packing', () => {
  let clock: FakeClock;
  let ranIn: string[];
  let packing: Packing;
  const open = (workerUrl?: string): Packing =>
    (packing = new Packing({ clock, workerUrl, onRunsIn: (runsIn) => ranIn.push(runsIn) }));
  const pack = (customers: readonly Packable[]): Promise<readonly SegmentSection[]> => packing.pack(() => [customers], pace);

  beforeEach(() => {
    clock = new FakeClock();
    ranIn = [];
  });
  afterEach(() => packing.close());

  it('makes in a worker, byte by byte, what the page makes', async () => {
    open();
    const texts = fc.string({ unit: 'grapheme', maxLength: 12 });
    const customers = fc.array(
      fc.record({ displayName: texts, email: fc.option(texts.map((local) => `${local}@Mail.example`)), phone: fc.option(texts) }),
      { maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(customers, async (drafts) => {
        const people = drafts.map(({ phone, ...draft }, place) =>
          personOf(place, { ...draft, phone: phone === null ? null : { typed: phone, e164: `+1202555${String(1000 + place)}` } }),
        );
        expect(await pack(people)).to.deep.equal(await pagePacker.pack(() => [people], pace));
      }),
      { numRuns: 60 },
    );
    expect(ranIn).to.deep.equal(['blob-worker']);
  });

  it('packs several jobs at once, each with its own customers', async () => {
    open();
    const packed = await Promise.all([1, 2, 3].map((name) => pack([personOf(name, { displayName: `Person ${String(name)}` })])));
    expect(packed.map(namesIn)).to.deep.equal([['Person 1'], ['Person 2'], ['Person 3']]);
  });

  it('prefers the host’s copy of the script', async () => {
    open(addressOf(WORKER_SCRIPT));
    expect(namesIn(await pack([personOf(1)]))).to.deep.equal(['Person 1']);
    expect(ranIn).to.deep.equal(['worker']);
  });

  it('goes on in a worker of its own where the host’s copy is not there', async () => {
    open('/no-such-worker.js');
    expect(namesIn(await pack([personOf(1)]))).to.deep.equal(['Person 1']);
    expect(ranIn).to.deep.equal(['blob-worker']);
  });

  it('waits two seconds for a worker that says nothing, and no longer', async () => {
    open(addressOf('0'));
    const packed = pack([personOf(1)]);
    await until(() => clock.sleeping === 1);
    await clock.advance(HANDSHAKE_MS);
    expect(namesIn(await packed)).to.deep.equal(['Person 1']);
    expect(ranIn).to.deep.equal(['blob-worker']);
  });

  for (const [how, does] of [
    ['dies', 'throw new Error()'],
    ['fails', "postMessage({ job: data.job, failure: 'RangeError' })"],
  ] as const) {
    it(`loses nobody where a worker ${how} over its work`, async () => {
      open(addressOf(`onmessage = ({ data }) => { if (data.then) ${does} }; postMessage({ isReady: true });`));
      const packed = await Promise.all([pack([personOf(1)]), pack([personOf(2)])]);
      expect(packed.map(namesIn)).to.deep.equal([['Person 1'], ['Person 2']]);
      expect(ranIn).to.deep.equal(['worker', 'blob-worker']);
    });
  }

  it('tells why customers could not be read, and still has its worker', async () => {
    open();
    const broken = packing.pack(async function* () {
      yield [personOf(1)];
      throw new RangeError('gone');
    }, pace);
    expect(await broken.catch((error: unknown) => error)).to.be.instanceOf(RangeError);
    expect(namesIn(await pack([personOf(2)]))).to.deep.equal(['Person 2']);
    expect(ranIn).to.deep.equal(['blob-worker']);
  });

  it('ends a worker that has nothing to do, and starts another when there is work again', async () => {
    open();
    await pack([personOf(1)]);
    await until(() => clock.sleeping === 1);
    await clock.advance(IDLE_MS);
    expect(namesIn(await pack([personOf(2)]))).to.deep.equal(['Person 2']);
    expect(ranIn).to.deep.equal(['blob-worker', 'blob-worker']);
  });

  it('packs no more once it is closed', async () => {
    open();
    await pack([personOf(1)]);
    const packed = pack([personOf(2)]);
    packing.close();
    expect(await packed.catch((error: unknown) => error)).to.be.instanceOf(Error);
  });
});

function personOf(place: number, fields: Parameters<typeof customerOf>[0] = {}): Packable {
  return packableOf({
    n: place + 1,
    customer: customerOf({ id: idOf(place + 1), displayName: `Person ${String(place)}`, ...fields }),
  });
}

function namesIn(sections: readonly SegmentSection[]): string[] {
  const { bytes, starts } = dataIn(sections).names;
  return Array.from({ length: starts.length - 1 }, (_, place) =>
    new TextDecoder().decode(bytes.subarray(starts[place], starts[place + 1])),
  );
}

function addressOf(script: string): string {
  return URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
}
