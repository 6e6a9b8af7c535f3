import { expect } from '@open-wc/testing';
import { printOf } from '../../../src/data/store/manifest.js';
import { PrintFilter } from '../../../src/data/store/print-filter.js';
import { idMaker } from '../../../src/data/environment.js';
import { deriveId } from '../../../src/domain/derived-id.js';
import { idOf } from '../../support/sample-records.js';

const table = (ids: readonly string[]) => ({ blocks: [], prints: Uint32Array.from(ids, printOf) });
const derived = (count: number, of: string): string[] =>
  Array.from({ length: count }, (_, at) => deriveId(idOf(1), `${of} ${at}`));

describe('whether any block may hold an id', () => {
  it('is never denied of one that does, however many tables come', () => {
    const filter = new PrintFilter();
    const parts = Array.from({ length: 12 }, (_, part) => derived(3_000, `part ${part}`));
    const tables = parts.map(table);
    for (let count = 1; count <= tables.length; count += 1) filter.cover(tables.slice(0, count));
    for (const id of parts.flat()) expect(filter.mayHold(printOf(id))).to.equal(true);
  });

  it('is denied of nearly everybody else, with ids of files and ids made one after the other', () => {
    for (const [here, others] of [[derived(20_000, 'here'), derived(20_000, 'other')], madeInTurn(20_000)] as const) {
      const filter = new PrintFilter();
      filter.cover([table(here)]);
      expect(others.filter((id) => filter.mayHold(printOf(id))).length).to.be.lessThan(600);
    }
  });

  it('is denied of everybody where there is no block', () => {
    const filter = new PrintFilter();
    filter.cover([]);
    expect(derived(100, 'x').some((id) => filter.mayHold(printOf(id)))).to.equal(false);
  });
});

function madeInTurn(count: number): [string[], string[]] {
  const newId = idMaker(() => 1_700_000_000_000);
  const ids = Array.from({ length: 2 * count }, newId);
  return [ids.slice(0, count), ids.slice(count)];
}
