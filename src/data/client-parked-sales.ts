import type { Grant } from '../domain/grant.js';
import type { ParkedSaleId } from '../domain/id.js';
import type { ClaimedSale, ParkedSale, ParkedSaleDraft } from '../domain/parked-sale.js';

export interface ParkedSaleQuery {
  readonly expired?: boolean;
}

export interface GrantOptions {
  /**
   * Where the cashier's permission asks for one: of action `park` for `park()`, else `resume`; its `entryId` the id of the
   * parked sale, its `customerId` none.
   */
  readonly grant?: Grant;
}

/** The queue of sales put aside at this location. */
export interface ParkedSales {
  /** Waiting and open, newest first; where asked for, also those that have expired and whose cart is still kept. */
  list(query?: ParkedSaleQuery): Promise<readonly ParkedSale[]>;
  /** Codes: invalid-cart, with the path inside the cart; grant-required, grant-invalid. */
  park(sale: ParkedSaleDraft, options?: GrantOptions): Promise<ParkedSale>;
  /**
   * Opens it here until recordSale, park again, release or remove.
   * Codes: not-found, claimed-elsewhere, grant-required, grant-invalid.
   */
  claim(id: ParkedSaleId, options?: GrantOptions): Promise<ClaimedSale>;
  /** From a register, or another tab, whose lease has run out: time alone never frees a cart. Codes: as claim. */
  takeOver(id: ParkedSaleId, options?: GrantOptions): Promise<ClaimedSale>;
  /** Back into the queue, as it was. Needs no permission. */
  release(id: ParkedSaleId): Promise<void>;
  /** Codes: not-found, claimed-elsewhere, grant-required, grant-invalid. */
  remove(id: ParkedSaleId, options?: GrantOptions): Promise<void>;
}
