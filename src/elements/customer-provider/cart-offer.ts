import { ContextProvider } from '@lit/context';
import type { ReactiveElement } from 'lit';
import { cartContext, openCart } from '../../context/cart-port.js';
import type { CartPort } from '../../context/cart-port.js';
import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';

/** Gives the host's cart to the elements inside, and with it the next sale that follows once it was put aside. */
export class CartOffer {
  private offered: CartPort | undefined;
  private readonly context: ContextProvider<typeof cartContext>;

  constructor(
    host: ReactiveElement,
    private readonly nextSale: () => Promise<void>,
    private readonly onFailure: (error: RegularsError) => void,
  ) {
    this.context = new ContextProvider(host, { context: cartContext });
  }

  offer(cart: CartPort | undefined): void {
    if (cart === this.offered) return;
    this.offered = cart;
    try {
      this.context.setValue(openCart(cart, this.nextSale));
    } catch (error) {
      this.context.setValue(undefined);
      this.onFailure(asRegularsError(error, 'invalid-config', 'The cart could not be read.'));
    }
  }
}
