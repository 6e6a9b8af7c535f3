import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { packableOf } from '../../../src/data/search/index-entry.js';
import { PackedIndex } from '../../../src/data/search/packed-index.js';
import type { StoredParts } from '../../../src/data/search/packed/stored-segments.js';
import type { Packer } from '../../../src/data/search/packing/packer.js';
import { pagePacker } from '../../../src/data/search/packing/page-packer.js';
import type { StoredCustomer } from '../../../src/data/store/stored-record.js';
import { pageIndex } from '../../support/page-index.js';
import { customerOf, idOf } from '../../support/sample-records.js';

const clock = { monotonic: () => performance.now() };
const QUERY = { limit: 100, allows: () => true, recents: [], wholeContactsOnly: false };

/** Somebody as of a change, which their name tells. */
function asOf(number: number, n: number): StoredCustomer {
  return { n, customer: customerOf({ id: idOf(number), displayName: `Ann ${number} as of ${n}` }) };
}

async function stored(name: string, rows: readonly StoredCustomer[]): Promise<StoredParts> {
  const sections = await pagePacker.pack(() => [rows.map(packableOf)], clock);
  const n = Math.max(...rows.map((row) => row.n));
  const entries = sections.map(({ bytes, ...section }) => ({ ...section, byteLength: bytes.byteLength }));
  return { entry: { name, blocks: [], n, sections: entries }, sections };
}

function shown(index: PackedIndex): string[] {
  return index
    .search('ann', QUERY)
    .customers.map(({ displayName }) => displayName)
    .sort();
}

describe('an index that is opened segment by segment', () => {
  it('shows who is in the first while the next is still to come', async () => {
    const index = pageIndex({ clock, packsFrom: 1 });
    await index.load([await stored('first', [asOf(1, 1), asOf(2, 2)])]);
    expect(shown(index)).to.deep.equal(['Ann 1 as of 1', 'Ann 2 as of 2']);
    await index.load([await stored('second', [asOf(3, 3)])]);
    expect(shown(index)).to.deep.equal(['Ann 1 as of 1', 'Ann 2 as of 2', 'Ann 3 as of 3']);
    expect(index.size).to.equal(3);
  });

  it('shows as they are now who stood in line behind their segment', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const pack: Packer['pack'] = async (...given) => {
      await gate;
      return pagePacker.pack(...given);
    };
    const index = new PackedIndex({ clock, packsFrom: 1, pack });
    index.stage([asOf(9, 9)]);
    const all = [index.settle(), index.load([await stored('first', [asOf(1, 1)])])];
    // The segment is read, and waits for its turn behind the one that is being packed.
    await new Promise((resolve) => setTimeout(resolve, 50));
    index.stage([asOf(1, 11)]);
    all.push(index.settle());
    open();
    await Promise.all(all);
    expect(shown(index)).to.deep.equal(['Ann 1 as of 11', 'Ann 9 as of 9']);
  });

  it('shows nobody twice, and nobody as they were, whatever came before their segment, beside it or behind it', async () => {
    const people = [1, 2, 3, 4, 5, 6];
    const step = fc.record({
      person: fc.constantFrom(...people),
      way: fc.constantFrom<'take' | 'stage' | 'pack' | 'settle' | 'load' | 'wait'>(
        'take',
        'stage',
        'pack',
        'settle',
        'load',
        'wait',
      ),
      turns: fc.nat({ max: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const index = pageIndex({ clock, packsFrom: 1 });
        const segments = [
          await stored('first', [asOf(1, 1), asOf(2, 2)]),
          await stored('second', [asOf(3, 3), asOf(4, 4)]),
          await stored('third', [asOf(5, 5), asOf(6, 6)]),
        ];
        const newest = new Map(people.map((person) => [person, person]));
        const loads: Promise<unknown>[] = [];
        let n = 10;
        for (const { person, way, turns } of steps) {
          n += 1;
          if (way === 'take') index.take([asOf(person, n)]);
          if (way === 'stage') index.stage([asOf(person, n)]);
          if (way === 'take' || way === 'stage') newest.set(person, n);
          if (way === 'pack') loads.push(index.settle());
          if (way === 'settle') await index.settle();
          for (let turn = 0; way === 'wait' && turn < turns; turn += 1) await Promise.resolve();
          const next = way === 'load' ? segments.shift() : undefined;
          // Not waited for: what comes next comes beside it.
          if (next) loads.push(index.load([next]));
        }
        await Promise.all(loads);
        if (segments.length > 0) await index.load(segments);
        await index.settle();
        expect(shown(index)).to.deep.equal([...newest].map(([person, at]) => `Ann ${person} as of ${at}`).sort());
        expect(index.size).to.equal(people.length);
      }),
      { numRuns: 400 },
    );
  });
});
