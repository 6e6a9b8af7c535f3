import type { ParkedSale } from '../../domain/parked-sale.js';

/** The order of the queue. */
export function newestFirst(a: ParkedSale, b: ParkedSale): number {
  if (a.parkedAt !== b.parkedAt) return a.parkedAt < b.parkedAt ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}
