import type { ParkedSaleId } from '../domain/id.js';
import type { CustomerClient, OpenSale } from './customer-client-context.js';

/** Where the browser keeps nothing. */
const unkept = new Map<string, ParkedSaleId>();

/**
 * Which parked sale was put into the cart of a sale; null where none was. Kept in the tab as who is on the sale is, so
 * that after a reload too the sale is parked again in the place it came from.
 */
export function resumedSale(client: CustomerClient, sale: OpenSale): ParkedSaleId | null {
  const key = keyOf(client, sale);
  try {
    return sessionStorage.getItem(key) ?? unkept.get(key) ?? null;
  } catch {
    return unkept.get(key) ?? null;
  }
}

/** Remembers which one it is; null when the cart holds another sale. */
export function rememberResumed(client: CustomerClient, sale: OpenSale, id: ParkedSaleId | null): void {
  const key = keyOf(client, sale);
  try {
    if (id === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, id);
    unkept.delete(key);
  } catch {
    if (id === null) unkept.delete(key);
    else unkept.set(key, id);
  }
}

function keyOf({ options }: CustomerClient, { saleId }: OpenSale): string {
  return `regulars:resumed:${options.database}:${saleId}`;
}
