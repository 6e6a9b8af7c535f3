import { cartTextOf } from './cart.js';
import { type Check, object, orNull, refuse, text } from './config-check.js';
import { id, integer, readInput } from './entry-check.js';
import type { Money } from './money.js';
import type { ParkedSaleDraft } from './parked-sale.js';

const LONGEST_LABEL = 200;

/** A draft checked, with its cart as text. */
export interface ReadParkedSale extends Omit<ParkedSaleDraft, 'cart'> {
  readonly cartText: string;
}

const label: Check<string> = (value, path) => {
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed !== '' && trimmed.length <= LONGEST_LABEL ? trimmed : refuse(path, `text of 1 to ${LONGEST_LABEL} characters`);
};

/** A return may owe the customer: signed. */
const total: Check<Money> = object<Money>(
  { amountMinor: integer(), currency: text(/^[A-Z]{3}$/, 'an ISO 4217 code such as USD') },
  'amountMinor',
  'currency',
);

const draft = object<ParkedSaleDraft>(
  { id, replaces: id, label, customerId: orNull(id), cart: (cart) => cart as never, itemCount: integer(0), total },
  'label',
  'cart',
  'itemCount',
  'total',
);

/** @throws {RegularsError} `invalid-input`; `invalid-cart` with the path inside the cart. */
export function readParkedSale(input: unknown): ReadParkedSale {
  const { cart, ...read } = readInput(draft, input, 'sale');
  return { ...read, cartText: cartTextOf(cart) };
}
