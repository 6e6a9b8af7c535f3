import type { ParkedSaleId } from '../domain/id.js';
import type { ClaimedSale, ParkedSale, ParkedSaleDraft } from '../domain/parked-sale.js';

export interface ParkedSaleQuery {
  readonly expired?: boolean;
}

/** The queue of sales put aside at this location. */
export interface ParkedSales {
  /** Waiting and open, newest first; where asked for, also those that have expired and whose cart is still kept. */
  list(query?: ParkedSaleQuery): Promise<readonly ParkedSale[]>;
  /** Codes: invalid-cart, with the path inside the cart. */
  park(sale: ParkedSaleDraft): Promise<ParkedSale>;
  /** Opens it here until recordSale, park again, release or remove. Codes: not-found, claimed-elsewhere. */
  claim(id: ParkedSaleId): Promise<ClaimedSale>;
  /** From a register, or another tab, whose lease has run out: time alone never frees a cart. Codes: not-found, claimed-elsewhere. */
  takeOver(id: ParkedSaleId): Promise<ClaimedSale>;
  /** Back into the queue, as it was. */
  release(id: ParkedSaleId): Promise<void>;
  /** Codes: not-found, claimed-elsewhere. */
  remove(id: ParkedSaleId): Promise<void>;
}
