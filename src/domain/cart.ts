import { RegularsError } from './errors.js';
import type { JsonValue } from './record.js';
import { utf8 } from './utf8.js';

/** 256 kB of UTF-8. */
const MOST_BYTES = 256 * 1024;
/** Deeper ones exhaust the stack of readers that recur. */
const DEEPEST = 500;

/**
 * A cart as JSON text that gives it back equal, to the bit. What JSON would change, drop or refuse is refused here, so
 * that no sale comes back other than it was.
 *
 * @throws {RegularsError} `invalid-cart` with the path inside the cart, such as `cart.lines.0.price`; never a value of it.
 */
export function cartTextOf(cart: unknown): string {
  const text = new CartWriter().write(cart, 'cart', 0);
  // No text has fewer bytes than UTF-16 units, nor over three times as many.
  if (text.length * 3 > MOST_BYTES && utf8(text).length > MOST_BYTES) refuse('cart', 'at most 256 kB of JSON');
  return text;
}

/** The cart of a text made here. */
export function cartOf(text: string): JsonValue {
  return JSON.parse(text) as JsonValue;
}

/** Writes containers itself: a `toJSON` that somebody put on every array or object would change what JSON writes. */
class CartWriter {
  private readonly around = new Set<object>();
  private left = MOST_BYTES;

  write(value: unknown, path: string, depth: number): string {
    switch (typeof value) {
      case 'boolean':
        return this.counted(String(value));
      case 'number':
        if (!Number.isFinite(value)) return refuse(path, 'a finite number');
        return Object.is(value, -0) ? refuse(path, 'a number other than -0') : this.counted(JSON.stringify(value));
      case 'string':
        return this.writeText(value, path);
      case 'object':
        return value === null ? this.counted('null') : this.writeContainer(value, path, depth);
      default:
        return refuse(path, `JSON, not ${typeof value}`);
    }
  }

  private writeText(text: string, path: string): string {
    return hasLoneSurrogate(text)
      ? refuse(path, 'well-formed text, without lone surrogates')
      : this.counted(JSON.stringify(text));
  }

  private writeContainer(container: object, path: string, depth: number): string {
    if (depth === DEEPEST) refuse(path, `at most ${DEEPEST} levels deep`);
    if (this.around.has(container)) refuse(path, 'free of cycles');
    this.around.add(container);
    const text = Array.isArray(container) ? this.writeList(container, path, depth) : this.writeObject(container, path, depth);
    this.around.delete(container);
    return text;
  }

  private writeList(list: readonly unknown[], path: string, depth: number): string {
    if (prototypes(list) !== 2) refuse(path, 'a plain array');
    const keys = Reflect.ownKeys(list).filter((key) => key !== 'length');
    const texts: string[] = [];
    for (let place = 0; place < list.length; place += 1) {
      const inner = `${path}.${place}`;
      // Of a sparse list the first hole shows, before the length of a huge one is walked.
      texts.push(this.write(this.valueOf(list, String(place), inner), inner, depth + 1));
      this.counted(',');
    }
    if (keys.length !== list.length) refuse(path, 'a list without properties of its own');
    return `[${texts.join(',')}]`;
  }

  private writeObject(object: object, path: string, depth: number): string {
    if (prototypes(object) > 1) refuse(path, 'a plain object');
    const texts = Reflect.ownKeys(object).map((key) => {
      if (typeof key === 'symbol') return refuse(path, 'an object without symbols as keys');
      const inner = `${path}.${key}`;
      const name = this.writeText(key, inner);
      this.counted(':,');
      return `${name}:${this.write(this.valueOf(object, key, inner), inner, depth + 1)}`;
    });
    return `{${texts.join(',')}}`;
  }

  /** Nothing is called on the way: a getter may answer otherwise the next time. */
  private valueOf(container: object, key: string, path: string): unknown {
    const property = Object.getOwnPropertyDescriptor(container, key);
    if (!property) return refuse(path, 'there: the list has a hole');
    return 'value' in property && property.enumerable === true ? property.value : refuse(path, 'a plain, visible property');
  }

  /** What is far too large is not written to its end. */
  private counted(text: string): string {
    this.left -= text.length;
    return this.left < 0 ? refuse('cart', 'at most 256 kB of JSON') : text;
  }
}

/** How many are behind it: 2 behind a plain array, 1 or none behind a plain object, also of another frame. */
function prototypes(object: object): number {
  let count = 0;
  for (let next: unknown = Object.getPrototypeOf(object); next !== null; next = Object.getPrototypeOf(next)) count += 1;
  return count;
}

function hasLoneSurrogate(text: string): boolean {
  for (const character of text) if (character.length === 1 && character >= '\ud800' && character <= '\udfff') return true;
  return false;
}

function refuse(path: string, expected: string): never {
  throw new RegularsError('invalid-cart', `${path} must be ${expected}.`, { path, expected });
}
