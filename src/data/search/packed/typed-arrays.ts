/** The kinds of array a section is made of. Stored by number: new ones go to the end. */
const KINDS = [Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array] as const;

export type StoredArray = InstanceType<(typeof KINDS)[number]>;
type Kind = (typeof KINDS)[number];

/** Every array begins at a multiple of what the widest needs. */
const ALIGNED = 8;
/** Kind and length in bytes. */
const NUMBERS_AN_ARRAY = 2;

/** Arrays as one buffer: how many, then kind and length of each, then their bytes. */
export function joinArrays(arrays: readonly StoredArray[]): ArrayBuffer {
  const head = Uint32Array.of(arrays.length, ...arrays.flatMap((array) => [kindOf(array), array.byteLength]));
  const size = arrays.reduce((sum, { byteLength }) => sum + aligned(byteLength), aligned(head.byteLength));
  const bytes = new Uint8Array(size);
  bytes.set(new Uint8Array(head.buffer));
  let start = aligned(head.byteLength);
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), start);
    start += aligned(byteLength);
  }
  return bytes.buffer;
}

/** Reads arrays one after the other where they lie, without copying; throws where one is not what is asked for. */
export class ArrayReader {
  private readonly head: Uint32Array<ArrayBuffer>;
  private place = 0;
  private start: number;

  constructor(private readonly buffer: ArrayBuffer) {
    const [count = 0] = new Uint32Array(buffer, 0, 1);
    this.head = new Uint32Array(buffer, 0, 1 + count * NUMBERS_AN_ARRAY);
    this.start = aligned(this.head.byteLength);
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.next(Uint8Array);
  }

  shorts(): Uint16Array<ArrayBuffer> {
    return this.next(Uint16Array);
  }

  /** Of two or four bytes each, as it was written. */
  shortsOrLongs(): Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> {
    return KINDS[this.head[1 + this.place * NUMBERS_AN_ARRAY] ?? -1] === Uint16Array ? this.shorts() : this.longs();
  }

  longs(): Uint32Array<ArrayBuffer> {
    return this.next(Uint32Array);
  }

  signed(): Int32Array<ArrayBuffer> {
    return this.next(Int32Array);
  }

  doubles(): Float64Array<ArrayBuffer> {
    return this.next(Float64Array);
  }

  private next<Wanted extends Kind>(wanted: Wanted): InstanceType<Wanted> & StoredArray & { buffer: ArrayBuffer } {
    const at = 1 + this.place * NUMBERS_AN_ARRAY;
    const [kind = -1, byteLength = 0] = this.head.subarray(at, at + NUMBERS_AN_ARRAY);
    if (KINDS[kind] !== wanted) throw new RangeError('The section is not laid out as it says.');
    const array = new wanted(this.buffer, this.start, byteLength / wanted.BYTES_PER_ELEMENT);
    this.place += 1;
    this.start += aligned(byteLength);
    return array as InstanceType<Wanted> & StoredArray & { buffer: ArrayBuffer };
  }
}

function kindOf(array: StoredArray): number {
  return KINDS.findIndex((kind) => array instanceof kind);
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNED) * ALIGNED;
}
