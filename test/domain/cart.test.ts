import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { cartOf, cartTextOf } from '../../src/domain/cart.js';
import { isRegularsError } from '../../src/domain/errors.js';

/** Where a cart is refused; null where it is not. */
function refusedAt(cart: unknown): string | null {
  try {
    cartTextOf(cart);
    return null;
  } catch (error) {
    if (!isRegularsError(error) || error.code !== 'invalid-cart') throw error;
    return error.path ?? '';
  }
}

describe('a cart', () => {
  it('comes back equal to the bit, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false, stringUnit: 'binary' }), (cart) => {
        // Whatever JSON itself changes is no JSON value: lone surrogates and -0 are refused, see below.
        fc.pre(refusedAt(cart) === null);
        const text = cartTextOf(cart);
        expect(cartOf(text)).to.deep.equal(cart);
        expect(cartTextOf(cartOf(text))).to.equal(text);
        expect(text).to.equal(JSON.stringify(cart));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps numbers, texts and keys that are easily lost', () => {
    const cart = JSON.parse(
      '{"__proto__":{"a":1},"constructor":0,"":[],"1":1,"0":0,"n":[0.1,1e21,5e-324,9007199254740993],"t":"\\u0000\\u2028é👩‍👩‍👧"}',
    ) as unknown;
    const back = cartOf(cartTextOf(cart));
    expect(back).to.deep.equal(cart);
    expect(Object.keys(back as object)).to.deep.equal(Object.keys(cart as object));
    expect(Object.getPrototypeOf(back)).to.equal(Object.prototype);
  });

  it('is refused where JSON would not give it back, with the exact place', () => {
    const cycle: Record<string, unknown> = { lines: [] };
    (cycle['lines'] as unknown[]).push({ cart: cycle });

    const hole = [1, , 3];
    const named = Object.assign([1], { note: 'x' });
    const getter = Object.defineProperty({}, 'price', { get: () => 1, enumerable: true });
    const hidden = Object.defineProperty({}, 'price', { value: 1 });
    const refused: readonly [unknown, string][] = [
      [undefined, 'cart'],
      [() => 1, 'cart'],
      [{ lines: [{ price: undefined }] }, 'cart.lines.0.price'],
      [{ lines: [{ price: NaN }] }, 'cart.lines.0.price'],
      [{ lines: [0, { price: -Infinity }] }, 'cart.lines.1.price'],
      [{ total: -0 }, 'cart.total'],
      [[1n], 'cart.0'],
      [{ a: Symbol('x') }, 'cart.a'],
      [{ at: new Date(0) }, 'cart.at'],
      [{ map: new Map() }, 'cart.map'],
      [{ bytes: new Uint8Array(2) }, 'cart.bytes'],
      [{ boxed: Object('text') as unknown }, 'cart.boxed'],
      [{ a: { toJSON: () => 1 } }, 'cart.a.toJSON'],
      [
        new (class Cart {
          readonly total = 1;
        })(),
        'cart',
      ],
      [new (class List extends Array {})(), 'cart'],
      [cycle, 'cart.lines.0.cart'],
      [{ list: hole }, 'cart.list.1'],
      [{ list: new Array(2 ** 31) }, 'cart.list.0'],
      [{ list: named }, 'cart.list'],
      [{ [Symbol('x')]: 1 }, 'cart'],
      [{ line: getter }, 'cart.line.price'],
      [{ line: hidden }, 'cart.line.price'],
      [{ name: 'a\ud800' }, 'cart.name'],
      [{ '\udc00': 1 }, 'cart.\udc00'],
    ];
    for (const [cart, path] of refused) expect(refusedAt(cart), path).to.equal(path);
  });

  it('may hold one thing in two places', () => {
    const tea = { sku: 'tea' };
    expect(cartOf(cartTextOf([tea, tea]))).to.deep.equal([tea, tea]);
  });

  it('is at most 256 kB of UTF-8', () => {
    const most = 256 * 1024;
    expect(refusedAt('a'.repeat(most - 2))).to.equal(null);
    expect(refusedAt('a'.repeat(most - 1))).to.equal('cart');
    expect(refusedAt({ note: 'é'.repeat(most / 2) })).to.equal('cart');
    expect(refusedAt({ note: 'é'.repeat(most / 2 - 6) })).to.equal(null);
    // A few objects that name each other often are a very long text.
    let huge: unknown = 'x';
    for (let times = 0; times < 60; times += 1) huge = [huge, huge];
    expect(refusedAt(huge)).to.equal('cart');
  });

  it('is refused, not a crash, where it is nested without end', () => {
    let deep: unknown = 1;
    for (let times = 0; times < 100_000; times += 1) deep = [deep];
    expect(refusedAt(deep)).to.match(/^cart(\.0){500}$/);
  });

  it('is what it is, whatever somebody has put on every array', () => {
    const prototype = Array.prototype as { toJSON?: () => string };
    prototype.toJSON = () => 'gone';
    try {
      expect(cartTextOf({ lines: [1] })).to.equal('{"lines":[1]}');
    } finally {
      delete prototype.toJSON;
    }
  });
});
