/**
 * SHA-1 (FIPS 180-4), synchronous because ids are derived inside pure rules. Good for naming things, which is
 * what UUID version 5 wants of it; never for secrets.
 */
export function sha1(message: Uint8Array): Uint8Array {
  const words = paddedWords(message);
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  for (let block = 0; block < words.length; block += 16) mix(state, words.subarray(block, block + 16));

  const digest = new DataView(new ArrayBuffer(20));
  state.forEach((word, index) => digest.setUint32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

/** The message, a one bit, zeros up to 64 bits short of a block, and its length in bits. */
function paddedWords(message: Uint8Array): Uint32Array {
  const blocks = Math.ceil((message.length + 9) / 64);
  const view = new DataView(new ArrayBuffer(blocks * 64));
  message.forEach((byte, index) => view.setUint8(index, byte));
  view.setUint8(message.length, 0x80);
  view.setUint32(view.byteLength - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(view.byteLength - 4, message.length << 3);
  return Uint32Array.from({ length: blocks * 16 }, (_, index) => view.getUint32(index * 4));
}

function mix(state: Uint32Array, block: Uint32Array): void {
  const schedule = new Uint32Array(80);
  schedule.set(block);
  for (let round = 16; round < 80; round += 1) {
    schedule[round] = rotated(
      at(schedule, round - 3) ^ at(schedule, round - 8) ^ at(schedule, round - 14) ^ at(schedule, round - 16),
      1,
    );
  }

  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  schedule.forEach((word, round) => {
    const next = (rotated(a, 5) + chosen(round, b, c, d) + e + word) >>> 0;
    [a, b, c, d, e] = [next, a, rotated(b, 30), c, d];
  });
  [a, b, c, d, e].forEach((value, index) => (state[index] = at(state, index) + value));
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

function at(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}
