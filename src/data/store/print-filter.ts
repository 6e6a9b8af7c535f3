import type { BlockTable } from './manifest.js';

/** Bits a print takes: one look in a hundred then finds somebody who is not there. */
const BITS_A_PRINT = 16;
const FEWEST_PRINTS = 16_384;
const MIX = 0x9e3779b1;

/**
 * Whether any block may hold an id: a Bloom filter over the prints of all tables. Looking into each table for each of a
 * million new customers would cost more than writing them.
 */
export class PrintFilter {
  private bits = new Uint32Array(0);
  private held = 0;
  private added = new Set<BlockTable>();

  /** Takes up tables it does not know; those of before may still be in it, which only makes it look once in vain. */
  cover(tables: readonly BlockTable[]): void {
    const news = tables.filter((table) => !this.added.has(table));
    const count = news.reduce((sum, { prints }) => sum + prints.length, this.held);
    if (count * BITS_A_PRINT > this.bits.length * 32) this.begin(tables);
    else for (const table of news) this.add(table);
  }

  mayHold(print: number): boolean {
    return this.has(print) && this.has(Math.imul(print ^ (print >>> 15), MIX) >>> 0);
  }

  /** Begins anew with twice the room that is needed now. */
  private begin(tables: readonly BlockTable[]): void {
    const count = tables.reduce((sum, { prints }) => sum + prints.length, FEWEST_PRINTS);
    this.bits = new Uint32Array(2 ** Math.ceil(Math.log2((2 * count * BITS_A_PRINT) / 32)));
    this.held = 0;
    this.added = new Set();
    for (const table of tables) this.add(table);
  }

  private add(table: BlockTable): void {
    for (const print of table.prints) {
      this.set(print);
      this.set(Math.imul(print ^ (print >>> 15), MIX) >>> 0);
    }
    this.held += table.prints.length;
    this.added.add(table);
  }

  private has(hash: number): boolean {
    return ((this.bits[(hash >>> 5) % this.bits.length] ?? 0) & (1 << (hash & 31))) !== 0;
  }

  private set(hash: number): void {
    const word = (hash >>> 5) % this.bits.length;
    this.bits[word] = (this.bits[word] ?? 0) | (1 << (hash & 31));
  }
}
