/** A number from 0 up to 1 that depends on all of its arguments and nothing else, so that any customer can be made again alone. */
export function chanceAt(seed: number, index: number, salt: number): number {
  let hash = (seed ^ Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return ((hash ^ (hash >>> 15)) >>> 0) / 0x1_0000_0000;
}

/** Numbers from 0 up to 1, one after the other, the same for the same seed. */
export function chances(seed: number): () => number {
  let index = 0;
  return () => chanceAt(seed, (index += 1), 97);
}
