/** Of one block. Shared: nothing waits between its being filled and read. */
const schedule = new Int32Array(80);

/**
 * SHA-1 (FIPS 180-4), synchronous because ids are derived inside pure rules. Good for naming things, which is
 * what UUID version 5 wants of it; never for secrets.
 */
export function sha1(message: Uint8Array): Uint8Array {
  const padded = paddedOf(message);
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  for (let start = 0; start < padded.length; start += 64) mix(state, padded, start);
  const digest = new Uint8Array(20);
  for (let byte = 0; byte < 20; byte += 1) digest[byte] = (state[byte >> 2] ?? 0) >>> (24 - (byte & 3) * 8);
  return digest;
}

/** The message, a one bit, zeros up to 64 bits short of a block, and its length in bits. */
function paddedOf(message: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  for (let [at, bits] = [bytes.length - 1, message.length * 8]; bits > 0; at -= 1, bits = Math.floor(bits / 256))
    bytes[at] = bits;
  return bytes;
}

function mix(state: Int32Array, bytes: Uint8Array, start: number): void {
  for (let round = 0, at = start; round < 16; round += 1, at += 4) {
    schedule[round] =
      ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  }
  for (let round = 16; round < 80; round += 1) {
    schedule[round] = rotated(word(round - 3) ^ word(round - 8) ^ word(round - 14) ^ word(round - 16), 1);
  }

  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  for (let round = 0; round < 80; round += 1) {
    const next = (rotated(a, 5) + chosen(round, b, c, d) + e + word(round)) | 0;
    e = d;
    d = c;
    c = rotated(b, 30);
    b = a;
    a = next;
  }
  // Each is a word of 32 bits again as it is stored.
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
  state[4] = (state[4] ?? 0) + e;
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

function word(round: number): number {
  return schedule[round] ?? 0;
}
