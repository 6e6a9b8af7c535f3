/** Of one block. Shared: nothing waits between its being filled and read. */
const schedule = new Int32Array(80);

/**
 * SHA-1 (FIPS 180-4), synchronous because ids are derived inside pure rules. Good for naming things, which is
 * what UUID version 5 wants of it; never for secrets.
 */
export function sha1(message: Uint8Array): Uint8Array {
  const padded = paddedOf(message);
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  for (let start = 0; start < padded.byteLength; start += 64) mix(state, padded, start);

  const digest = new DataView(new ArrayBuffer(20));
  state.forEach((word, index) => digest.setInt32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

/** The message, a one bit, zeros up to 64 bits short of a block, and its length in bits. */
function paddedOf(message: Uint8Array): DataView {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(bytes.length - 4, message.length << 3);
  return view;
}

function mix(state: Int32Array, padded: DataView, start: number): void {
  for (let round = 0; round < 16; round += 1) schedule[round] = padded.getInt32(start + round * 4);
  for (let round = 16; round < 80; round += 1) {
    schedule[round] = rotated(at(round - 3) ^ at(round - 8) ^ at(round - 14) ^ at(round - 16), 1);
  }

  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let round = 0; round < 80; round += 1) {
    const next = (rotated(a, 5) + chosen(round, b, c, d) + e + at(round)) | 0;
    e = d;
    d = c;
    c = rotated(b, 30);
    b = a;
    a = next;
  }
  // Each is a word of 32 bits again as it is stored.
  [a, b, c, d, e].forEach((word, index) => (state[index] = (state[index] ?? 0) + word));
}

/** The round's function of b, c and d, its constant added. */
function chosen(round: number, b: number, c: number, d: number): number {
  if (round < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function at(round: number): number {
  return schedule[round] ?? 0;
}
