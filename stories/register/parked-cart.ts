import type { CartPort } from 'regulars';
import type { Cart } from './cart.js';

const STORAGE_KEY = 'halfpast:parked-sale';

/** The cart as the elements park and bring it back: product ids and quantities, which only this page reads. */
export function cartPort(cart: Cart): CartPort {
  return {
    isEmpty: () => cart.count === 0,
    take: () => ({
      cart: cart.lines.map(({ product, quantity }) => [product.id, quantity]),
      itemCount: cart.count,
      total: { amountMinor: cart.totalMinor, currency: 'USD' },
    }),
    put: (parked) => {
      // The same one twice is put once: it replaces what is there.
      cart.replace(Array.isArray(parked) ? parked.filter(isLine) : []);
    },
    clear: () => cart.clear(),
  };
}

/** Which parked sale is rung up now, also after a reload. */
export const resumedSale = {
  get id(): string | null {
    return sessionStorage.getItem(STORAGE_KEY);
  },
  set id(parkedSaleId: string | null) {
    if (parkedSaleId === null) sessionStorage.removeItem(STORAGE_KEY);
    else sessionStorage.setItem(STORAGE_KEY, parkedSaleId);
  },
};

function isLine(line: unknown): line is [string, number] {
  return Array.isArray(line) && typeof line[0] === 'string' && Number.isInteger(line[1]);
}
