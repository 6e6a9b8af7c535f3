import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { PackedIndex } from '../../../src/data/search/packed-index.js';
import type { IndexAnswer } from '../../../src/data/search/search-index.js';
import { nearTo } from '../../../src/data/search/near-words.js';
import { customerOf, idOf } from '../../support/sample-records.js';
import { pageIndex } from '../../support/page-index.js';

const clock = { monotonic: () => performance.now() };

/** Edits between two words, a swap of neighbours counting as one. */
function editsBetween(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, at) => [at, ...Array<number>(b.length).fill(0)]);
  for (let at = 0; at <= b.length; at += 1) (rows[0] ?? [])[at] = at;
  const cell = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      (rows[i] ?? [])[j] = Math.min(
        cell(i - 1, j) + 1,
        cell(i, j - 1) + 1,
        cell(i - 1, j - 1) + (isSame ? 0 : 1),
        isSwap ? cell(i - 2, j - 2) + 1 : Infinity,
      );
    }
  }
  return cell(a.length, b.length);
}

async function indexOf(names: readonly string[], packed: boolean): Promise<PackedIndex> {
  const index = pageIndex({ clock, packsFrom: 1 });
  const rows = names.map((displayName, place) => ({ n: place + 1, customer: customerOf({ id: idOf(place + 1), displayName }) }));
  if (packed) index.stage(rows);
  else index.take(rows);
  await index.settle();
  return index;
}

async function search(index: PackedIndex, text: string): Promise<IndexAnswer> {
  const query = { limit: 20, allows: () => true, recents: [], wholeContactsOnly: false };
  const found = index.search(text, query);
  return found.customers.length > 0 ? found : ((await index.forgive(found.terms, query)) ?? found);
}

describe('what was typed with one letter wrong', () => {
  it('leads to every beginning of a word that is one edit away, and to no other', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 30 }), word, (words, typed) => {
        const sorted = [...words].sort((a, b) => (a < b ? -1 : 1));
        const near = new Map<string, boolean>();
        for (const each of sorted) {
          for (let length = 1; length <= each.length; length += 1) {
            const beginning = each.slice(0, length);
            // What goes on behind what was typed is found without forgiving anything.
            if (editsBetween(typed, beginning) === 1 && !beginning.startsWith(typed))
              near.set(beginning, words.includes(beginning));
          }
        }
        const found = [...nearTo(typed, sorted)].filter(([beginning]) => !beginning.startsWith(typed) && beginning !== '');
        expect(new Map(found)).to.deep.equal(near);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leads with two wrong of eight or more to every word two edits away, or its beginning of that length', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 5, maxLength: 11 });
    const long = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 8, maxLength: 10 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 30 }), long, (words, typed) => {
        const sorted = [...words].sort((a, b) => (a < b ? -1 : 1));
        const found = nearTo(typed, sorted, 2);
        for (const [beginning, isWhole] of found) {
          expect(editsBetween(typed, beginning)).to.be.within(1, 2);
          expect(isWhole).to.equal(words.includes(beginning));
        }
        for (const each of words) {
          const edits = editsBetween(typed, each);
          if (edits !== 1 && edits !== 2) continue;
          const isFound = [...found.keys()].some((beginning) => each.startsWith(beginning));
          // What begins as it was typed is found as it is.
          expect(isFound || each.startsWith(typed), `${typed} ${each}`).to.equal(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  for (const packed of [false, true]) {
    it(`finds who was meant, and says so, ${packed ? 'packed' : 'just changed'}`, async () => {
      const index = await indexOf(['Maria Perez', 'Marta Smith', 'John Smithson', 'Ida Vandenberg'], packed);
      for (const [typed, meant] of [
        ['peerz', 1],
        ['maria peres', 1],
        ['smoth', 2],
        ['jhon', 3],
        ['jonh smithson', 3],
        ['maia perez', 1],
        ['mariaa', 1],
        ['jhn', 3],
        ['vamdemberg', 4],
        ['ida vnadebnerg', 4],
      ] as const) {
        const { customers, corrected } = await search(index, typed);
        expect(customers[0]?.id, typed).to.equal(idOf(meant));
        expect(corrected, typed).to.equal(true);
      }
    });

    it(`forgives nothing where somebody is found, in a number, or in a short word, ${packed ? 'packed' : 'just changed'}`, async () => {
      const index = await indexOf(['Marta Smith', 'Marla Smith', 'Bob Lee', 'Room 1234'], packed);
      expect(await search(index, 'marta')).to.include({ total: 1, corrected: false });
      for (const typed of ['bub', '1243', 'marta 9', 'lex', 'mar9', 'smythh'])
        expect(await search(index, typed), typed).to.include({ total: 0, corrected: false });
    });
  }
});
