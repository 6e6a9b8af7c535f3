import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { dataIn, readSections, writeSections } from '../../../../src/data/search/packed/segment-sections.js';
import type { SegmentData } from '../../../../src/data/search/packed/segment-data.js';
import { packableOf } from '../../../../src/data/search/index-entry.js';
import { inSlices } from '../../../../src/data/in-slices.js';
import { builtCustomer, packSegment } from '../../../../src/data/search/packed/segment-builder.js';
import { Pacer } from '../../../../src/data/pacer.js';
import type { SegmentSection } from '../../../../src/data/store/segment.js';
import { customerOf, idOf } from '../../../support/sample-records.js';

const clock = { monotonic: () => performance.now() };
const pause = async (): Promise<void> => undefined;

describe('a segment as it is stored', () => {
  let data: SegmentData;
  let sections: SegmentSection[];
  const read = (stored: readonly SegmentSection[], entries = written()): Promise<SegmentData | null> =>
    readSections(stored, entries, pause);
  const written = () => sections.map(({ bytes, ...section }) => ({ ...section, byteLength: bytes.byteLength }));

  before(async () => {
    const rows = Array.from({ length: 300 }, (_, place) => ({
      n: place + 1,
      customer: customerOf({
        id: idOf(place + 1),
        displayName: `Åsa ${String(place)}`,
        nickname: place % 7 === 0 ? 'Nick' : null,
        email: `asa${String(place)}@mail.example.com`,
        phone: { typed: `(202) 555-${String(1000 + place)}`, e164: `+1202555${String(1000 + place)}` },
        expiries: { identity: place % 5 === 0 ? '2026-12-31' : null, medical: null },
      }),
    }));
    const pacer = new Pacer(clock);
    data = await inSlices(packSegment(rows.map((row) => builtCustomer(packableOf(row)))), pacer);
    sections = await inSlices(writeSections(data), pacer);
  });

  it('is read as it was', async () => {
    expect(await read(sections)).to.deep.equal(data);
    expect(dataIn(sections)).to.deep.equal(data);
  });

  it('has names first, so that what is needed first is read first', () => {
    expect(sections.map(({ name }) => name)).to.deep.equal(['names', 'words', 'ids', 'phones', 'emails', 'listed']);
  });

  it('is refused for one flipped bit, wherever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.nat({ max: 7 }), async (which, where, bit) => {
        const place = which % sections.length;
        const spoiled = sections.map((section, at) => (at === place ? flipped(section, where, bit) : section));
        expect(await read(spoiled)).to.equal(null);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused where a section is missing, cut off, or of a version that this reader does not know', async () => {
    expect(await read(sections.slice(1))).to.equal(null);
    expect(await read([])).to.equal(null);
    expect(await read(sections.map((section) => ({ ...section, bytes: section.bytes.slice(0, 8) })))).to.equal(null);
    const newer = written().map((entry) => (entry.name === 'phones' ? { ...entry, version: 2 } : entry));
    expect(await read(sections, newer)).to.equal(null);
    expect(await read(sections, written().slice(0, -1))).to.equal(null);
  });
});

function flipped(section: SegmentSection, where: number, bit: number): SegmentSection {
  const bytes = section.bytes.slice(0);
  const view = new Uint8Array(bytes);
  const at = where % view.length;
  view[at] = (view[at] ?? 0) ^ (1 << bit);
  return { ...section, bytes };
}
