import type { Presentation } from '../../context/presentation-context.js';
import { LiveQueryController } from '../../context/live-query-controller.js';
import { SaleController } from '../../context/sale-controller.js';
import type { SaleElement } from '../../context/sale-controller.js';
import type { CustomerDetails } from '../../domain/customer.js';
import type { CustomerId } from '../../domain/id.js';
import type { Attachment } from '../../domain/open-sale.js';

/** A field that holds a customer. */
export interface ChoosingElement extends SaleElement {
  readonly link: SaleElement['link'] & { readonly presentation?: Presentation | undefined };
  readonly purpose: 'sale' | 'directory';
  readonly value: CustomerId | null;
}

/** Keeps a field to the customer it holds, and to the sale as it is. */
export class SaleFollower {
  /** Whose name the field shows. */
  namedId: CustomerId | null = null;

  private readonly chosen: LiveQueryController<CustomerDetails | null, [customerId: CustomerId]>;
  private attachedId: CustomerId | null = null;
  private saleCount: number | undefined;

  constructor(private readonly host: ChoosingElement) {
    // For its updates alone: what it knows may be a moment old.
    new SaleController(host);
    this.chosen = new LiveQueryController(
      host,
      (reader, [customerId]) => reader.get(customerId),
      () => (host.value ? [host.value] : null),
    );
  }

  /** Who is on the sale. */
  get attachment(): Attachment | null {
    return this.host.link.sale?.current ?? null;
  }

  /** The name of a customer that the host chose by id and that does not show yet. */
  unnamed(): { readonly id: CustomerId; readonly displayName: string } | null {
    const customer = this.chosen.value?.customer;
    return customer?.id === this.host.value && customer.id !== this.namedId ? customer : null;
  }

  /** Takes the sale as it is: what is typed from now on was meant for it. */
  catchUp(): void {
    this.attachedId = this.attachment?.customer.id ?? null;
  }

  /** Whether somebody else changed who is on the sale, or began the next one, since this was last asked. */
  hasMovedOn(): boolean {
    const { link, purpose, value } = this.host;
    const attachedId = this.attachment?.customer.id ?? null;
    const saleCount = link.presentation?.saleCount;
    const isOther = purpose === 'sale' && attachedId !== this.attachedId && attachedId !== value;
    const isNext = this.saleCount !== undefined && saleCount !== this.saleCount;
    this.attachedId = attachedId;
    this.saleCount = saleCount;
    return isOther || isNext;
  }
}
