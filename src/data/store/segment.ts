/** A part of the search index as it is stored: bytes the store knows nothing of, each section with its own version. */
export interface StoredSegment {
  readonly sections: readonly SegmentSection[];
}

export interface SegmentSection {
  readonly name: string;
  /** Of the section's layout: one that its reader does not know is built anew. */
  readonly version: number;
  readonly bytes: ArrayBuffer;
  /** `sectionSum` of the bytes. */
  readonly checksum: number;
}

const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a over words of 32 bits: a changed bit anywhere changes it, and a hundred megabytes take a tenth of a second. */
export function sectionSum(bytes: ArrayBuffer): number {
  const words = new Uint32Array(bytes, 0, bytes.byteLength >> 2);
  let sum = SEED;
  // By place: an iterator takes ten times as long before it is optimized.
  const { length } = words;
  for (let at = 0; at < length; at += 1) sum = Math.imul(sum ^ (words[at] ?? 0), PRIME);
  for (const byte of new Uint8Array(bytes, words.byteLength)) sum = Math.imul(sum ^ byte, PRIME);
  return sum >>> 0;
}
