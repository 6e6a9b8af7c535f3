import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { hexOf, type Id, isId, makeId } from '../../src/domain/id.js';

const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 });

function made(nowMs: number, random: Uint8Array): Id {
  return makeId((BigInt(nowMs) << 80n) + BigInt(`0x${hexOf(random)}`));
}

describe('ids', () => {
  it('a made id is a UUID of version 7 whatever the time and the chance', () => {
    fc.assert(
      fc.property(moment, tenBytes, (nowMs, random) => {
        const id = made(nowMs, random);
        expect(isId(id)).to.equal(true);
        expect(id.charAt(14)).to.equal('7');
        expect('89ab').to.include(id.charAt(19));
      }),
    );
  });

  it('sort by the time they were made at', () => {
    fc.assert(
      fc.property(moment, moment, tenBytes, tenBytes, (a, b, left, right) => {
        fc.pre(a !== b);
        expect(made(a, left) < made(b, right)).to.equal(a < b);
      }),
    );
  });

  it('of one millisecond sort by the bytes of chance, so that a counter in front of them keeps their order', () => {
    const low = made(1_000, Uint8Array.of(0, 1, 0, 0, 0, 0, 0, 0, 0, 0));
    const high = made(1_000, Uint8Array.of(0, 2, 0, 0, 0, 0, 0, 0, 0, 0));
    expect(low < high).to.equal(true);
  });

  it('are the example of RFC 9562 for its time and bits', () => {
    // 017F22E2-79B0-7CC3-98C4-DC0C0C07398F: version and variant stand over the first bits of rand_a and rand_b.
    const random = Uint8Array.of(0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f);
    expect(made(0x017f22e279b0, random)).to.equal('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('differ in 74 bits of chance within a millisecond', () => {
    const base = new Uint8Array(10);
    const seen = new Set<string>();
    for (let bit = 0; bit < 80; bit += 1) {
      const random = base.slice();
      random[bit >> 3] = 1 << (bit & 7);
      seen.add(made(5, random));
    }
    seen.delete(made(5, base));
    expect(seen.size).to.equal(74);
  });

  for (const [name, value] of [
    ['upper case', '01A2003F-DB61-7720-87EB-4EEF3E4ACC23'],
    ['without hyphens', '01a2003fdb61772087eb4eef3e4acc23'],
    ['with a line after it', '01a2003f-db61-7720-87eb-4eef3e4acc23\n'],
    ['of an unknown variant', '01a2003f-db61-7720-c7eb-4eef3e4acc23'],
    ['the nil UUID', '00000000-0000-0000-0000-000000000000'],
    ['empty', ''],
    ['a number', 7],
    ['null', null],
    ['an object that prints as one', { toString: () => '01a2003f-db61-7720-87eb-4eef3e4acc23' }],
  ] as const) {
    it(`what is ${name} is none`, () => {
      expect(isId(value)).to.equal(false);
    });
  }
});
