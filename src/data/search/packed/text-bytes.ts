/**
 * Texts as bytes whose order is the order of their UTF-16 units, which is how JavaScript compares strings: one to three
 * bytes a unit, surrogates each on their own.
 */
export class ByteWriter {
  private bytes = new Uint8Array(1 << 14);
  private end = 0;

  get length(): number {
    return this.end;
  }

  write(text: string): void {
    const most = this.end + text.length * 3;
    if (most > this.bytes.length) this.grow(most);
    this.end = encodeInto(text, this.bytes, this.end);
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.end);
  }

  private grow(least: number): void {
    const bytes = new Uint8Array(Math.max(least, this.bytes.length * 2));
    bytes.set(this.bytes);
    this.bytes = bytes;
  }
}

const UNITS_AT_ONCE = 4_096;

export function encodeText(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  return bytes.subarray(0, encodeInto(text, bytes, 0));
}

export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  const units = new Array<number>(end - start);
  let count = 0;
  for (let at = start; at < end;) {
    const first = bytes[at] ?? 0;
    const width = first < 0x80 ? 1 : first < 0xe0 ? 2 : 3;
    const second = (bytes[at + 1] ?? 0) & 0x3f;
    if (width === 1) units[count] = first;
    else if (width === 2) units[count] = ((first & 0x1f) << 6) | second;
    else units[count] = ((first & 0x0f) << 12) | (second << 6) | ((bytes[at + 2] ?? 0) & 0x3f);
    count += 1;
    at += width;
  }
  units.length = count;
  // Names and addresses are short: what is as long as a book would not fit on the stack.
  return count <= UNITS_AT_ONCE
    ? Reflect.apply(String.fromCharCode, null, units)
    : units.map((unit) => String.fromCharCode(unit)).join('');
}

/** Bytes of a text that its key holds: six fit a double exactly. */
export const KEY_BYTES = 6;

/** The first bytes of a text as one number, so that most comparisons are of numbers. A shorter text ends in zeros. */
export function keyOf(bytes: Uint8Array, start: number, end: number): number {
  let key = 0;
  for (let at = 0; at < KEY_BYTES; at += 1) key = key * 256 + (start + at < end ? (bytes[start + at] ?? 0) : 0);
  return key;
}

/** The key of a text. */
export function keyOfText(text: string): number {
  let key = 0;
  for (let at = 0; at < KEY_BYTES; at += 1) {
    const unit = at < text.length ? text.charCodeAt(at) : 0;
    if (unit >= 0x80) return keyOfUnits(text);
    key = key * 256 + unit;
  }
  return key;
}

/** Where there is more than ASCII; each unit is a byte or more. */
function keyOfUnits(text: string): number {
  const bytes = encodeText(text.slice(0, KEY_BYTES));
  return keyOf(bytes, 0, bytes.length);
}

/** The first key that no text beginning with these bytes has. */
export function keyBehind(bytes: Uint8Array): number {
  const length = Math.min(bytes.length, KEY_BYTES);
  return keyOf(bytes, 0, length) + 256 ** (KEY_BYTES - length);
}

function encodeInto(text: string, bytes: Uint8Array, from: number): number {
  let at = from;
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place);
    if (unit < 0x80) bytes[at++] = unit;
    else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6);
      bytes[at++] = 0x80 | (unit & 0x3f);
    } else {
      bytes[at++] = 0xe0 | (unit >> 12);
      bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[at++] = 0x80 | (unit & 0x3f);
    }
  }
  return at;
}
