import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { ArrayReader, joinArrays, type StoredArray } from '../../../../src/data/search/packed/typed-arrays.js';

const array: fc.Arbitrary<StoredArray> = fc.oneof(
  fc.uint8Array(),
  fc.uint16Array(),
  fc.uint32Array(),
  fc.int32Array(),
  fc.float64Array(),
);

describe('arrays end to end in one buffer', () => {
  it('come out as they went in, whatever their kinds, lengths and order', () => {
    fc.assert(
      fc.property(fc.array(array), (arrays) => {
        const reader = new ArrayReader(joinArrays(arrays));
        const read = arrays.map((each) => {
          if (each instanceof Uint8Array) return reader.bytes();
          if (each instanceof Uint16Array) return reader.shorts();
          if (each instanceof Uint32Array) return reader.longs();
          return each instanceof Int32Array ? reader.signed() : reader.doubles();
        });
        expect(read).to.deep.equal(arrays);
      }),
    );
  });

  it('take a part of a larger buffer as the part it is', () => {
    const part = new Uint16Array([1, 2, 3, 4]).subarray(1, 3);
    expect([...new ArrayReader(joinArrays([part])).shorts()]).to.deep.equal([2, 3]);
  });

  it('are read by the kind they were written in, where two are possible', () => {
    const reader = new ArrayReader(joinArrays([new Uint16Array([7]), new Uint32Array([70_000])]));
    expect([...reader.shortsOrLongs(), ...reader.shortsOrLongs()]).to.deep.equal([7, 70_000]);
  });

  it('are refused where another kind is asked for, and behind the last', () => {
    const reader = (): ArrayReader => new ArrayReader(joinArrays([new Uint16Array([7])]));
    expect(() => reader().doubles()).to.throw(RangeError);
    const atEnd = reader();
    atEnd.shorts();
    expect(() => atEnd.shorts()).to.throw(RangeError);
  });
});
