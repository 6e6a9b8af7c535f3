import { createContext } from '@lit/context';
import type { ParkedSale, ParkedSaleDraft } from '../domain/parked-sale.js';
import type { JsonValue } from '../domain/record.js';
import { wrongValue } from '../domain/wrong-value.js';

/** What the host gives of its cart to have it put aside. */
export type TakenCart = Pick<ParkedSaleDraft, 'cart' | 'itemCount' | 'total'>;

/**
 * The host's cart, as far as the queue of parked sales touches it. Each may be asynchronous; one that throws or rejects
 * has refused.
 */
export interface CartPort {
  /** Whether there is nothing to put aside, and nothing that a resumed sale could push out. */
  isEmpty(): boolean | Promise<boolean>;
  /** The whole sale as JSON. Nothing leaves the screen by it: only once it is committed, `clear()` is called. */
  take(): TakenCart | Promise<TakenCart>;
  /** Empties the cart: what was in it is in the queue. */
  clear(): void | Promise<void>;
  /**
   * Puts a parked cart on the screen, bit-exact as it was taken. May come twice with one `parkedSale.id`. One that
   * rejects, or has not settled in 30 s, leaves the sale in the queue: what was put by then has to be taken back.
   */
  put(cart: JsonValue, parkedSale: ParkedSale): void | Promise<void>;
}

/** The cart of a provider's sale. */
export interface OpenCart {
  readonly port: CartPort;
  /** Begins the next sale, once this one is in the queue. */
  nextSale(): Promise<void>;
}

/** Which cart the elements inside put aside. */
export const cartContext = createContext<OpenCart | undefined>(Symbol.for('regulars/cart@1'));

const METHODS = ['isEmpty', 'take', 'clear', 'put'] as const;

/**
 * A host's cart with what follows on it; undefined without one.
 *
 * @throws {RegularsError} `invalid-config` with the path of the method that it lacks.
 */
export function openCart(port: CartPort | null | undefined, nextSale: () => Promise<void>): OpenCart | undefined {
  if (port === undefined || port === null) return undefined;
  const missing = METHODS.find((method) => typeof (port as Partial<CartPort>)[method] !== 'function');
  if (missing) throw wrongValue(`cart.${missing}`, 'a function');
  return { port, nextSale };
}
