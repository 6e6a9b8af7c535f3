import { ByteWriter, decodeText } from './text-bytes.js';

/** Texts by number, end to end in one buffer. */
export interface TextColumn {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each begins; one more than there are texts. */
  readonly starts: Uint32Array<ArrayBuffer>;
}

export class TextColumnWriter {
  private readonly writer = new ByteWriter();
  private readonly starts: Uint32Array<ArrayBuffer>;
  private count = 0;

  constructor(size: number) {
    this.starts = new Uint32Array(size + 1);
  }

  add(text: string): void {
    this.writer.write(text);
    this.starts[(this.count += 1)] = this.writer.length;
  }

  done(): TextColumn {
    return { bytes: this.writer.done(), starts: this.starts };
  }
}

export function textAt({ bytes, starts }: TextColumn, place: number): string {
  return decodeText(bytes, starts[place] ?? 0, starts[place + 1] ?? 0);
}

/** How a text compares with `wanted`: below, at, or above zero. One that begins with it is at it where `asPrefix`. */
export function compareAt({ bytes, starts }: TextColumn, place: number, wanted: Uint8Array, asPrefix: boolean): number {
  const start = starts[place] ?? 0;
  const length = (starts[place + 1] ?? 0) - start;
  const shared = Math.min(length, wanted.length);
  for (let at = 0; at < shared; at += 1) {
    const difference = (bytes[start + at] ?? 0) - (wanted[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return asPrefix && length >= wanted.length ? 0 : length - wanted.length;
}

/** The first place of `[low, high)` at which `isBehind` holds, as it does at all after it. */
export function firstWhere(low: number, high: number, isBehind: (place: number) => boolean): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBehind(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first place from `low` on whose key is `least` or more: `firstWhere` for the tables that every query goes by. */
export function firstKeyFrom(keys: Float64Array, least: number, low: number): number {
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) >= least) high = middle;
    else low = middle + 1;
  }
  return low;
}
