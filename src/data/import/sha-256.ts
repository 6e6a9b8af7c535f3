/**
 * SHA-256 of some bytes. By WebCrypto, off the main thread, where there is one: a register served over plain HTTP in a
 * shop's own network has none, and must still give a file the same hash as others do.
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const subtle = subtleOf(crypto);
  return subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : sha256Here(bytes);
}

/** The platform's types say that there always is one. */
function subtleOf({ subtle }: { readonly subtle?: SubtleCrypto }): SubtleCrypto | undefined {
  return subtle;
}

/** The same by hand (FIPS 180-4). */
export function sha256Here(bytes: Uint8Array): Uint8Array {
  const padded = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64));
  new Uint8Array(padded.buffer).set(bytes);
  padded.setUint8(bytes.length, 0x80);
  padded.setUint32(padded.byteLength - 8, Math.floor(bytes.length / 2 ** 29));
  padded.setUint32(padded.byteLength - 4, bytes.length << 3);

  const { state, rounds } = constants();
  const schedule = new Int32Array(64);
  for (let block = 0; block < padded.byteLength; block += 64) {
    for (let round = 0; round < 64; round += 1) {
      schedule[round] =
        round < 16
          ? padded.getInt32(block + round * 4)
          : (at(schedule, round - 16) +
              mixed(at(schedule, round - 15), 7, 18, 3, true) +
              at(schedule, round - 7) +
              mixed(at(schedule, round - 2), 17, 19, 10, true)) |
            0;
    }
    compress(state, schedule, rounds);
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, place) => digest.setInt32(place * 4, word));
  return new Uint8Array(digest.buffer);
}

function compress(state: Int32Array, schedule: Int32Array, rounds: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let round = 0; round < 64; round += 1) {
    const one = (h + mixed(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + at(rounds, round) + at(schedule, round)) | 0;
    const two = (mixed(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, place) => (state[place] = at(state, place) + word));
}

/** Three rotations of a word over each other; the third a shift in the schedule. */
function mixed(word: number, first: number, second: number, third: number, shift = false): number {
  return rotated(word, first) ^ rotated(word, second) ^ (shift ? word >>> third : rotated(word, third));
}

function rotated(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function at(words: Int32Array, place: number): number {
  return words[place] ?? 0;
}

/** The standard's constants: fractions of the square and cube roots of the first primes. */
function constants(): { state: Int32Array; rounds: Int32Array } {
  const primes: number[] = [];
  for (let number = 2; primes.length < 64; number += 1) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
  return {
    state: Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
    rounds: Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
  };
}
