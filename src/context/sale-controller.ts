import type { Attachment } from '../domain/open-sale.js';
import { LiveQueryController } from './live-query-controller.js';
import type { QueryingElement } from './live-query-controller.js';
import type { OpenSale } from './customer-client-context.js';

/** An element that follows a sale. */
export interface SaleElement extends QueryingElement {
  readonly link: QueryingElement['link'] & { readonly sale?: OpenSale | undefined };
}

/** Who is on the sale of an element's provider, live. */
export class SaleController {
  private readonly live: LiveQueryController<Attachment | null, [saleId: string]>;

  constructor(private readonly host: SaleElement) {
    this.live = new LiveQueryController(
      host,
      (reader, [saleId]) => reader.sale(saleId).current,
      () => (host.link.sale ? [host.link.sale.saleId] : null),
    );
  }

  /** Null when nobody is, or nothing is linked yet. */
  get attachment(): Attachment | null {
    return this.live.value === undefined ? (this.host.link.sale?.current ?? null) : this.live.value;
  }
}
