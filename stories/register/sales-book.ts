import type { CustomerClient, RefundDraft, SaleDraft, SaleReceipt, Tender } from 'regulars/client';
import type { Cart } from './cart.js';

export interface BookedLine {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly totalMinor: number;
  /** How many of them came back. */
  readonly returned: number;
}

/** A sale as this register keeps it for itself: whose it was, it knows by id alone. */
export interface BookedSale {
  readonly id: string;
  readonly number: string;
  readonly occurredAt: string;
  readonly customerId: string | null;
  readonly lines: readonly BookedLine[];
  readonly subtotalMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
}

/** What stands behind a sale besides what was sold. */
export interface Payment {
  readonly saleId: string;
  readonly customerId: string | null;
  readonly tenders: readonly Tender[];
  /** The parked sale that this one completes. */
  readonly parkedSaleId: string | null;
}

const STORAGE_KEY = 'halfpast:sales';
const KEPT = 50;

/** The register's own record of its last sales, newest first. Fires `change`. */
export class SalesBook extends EventTarget {
  private booked: readonly BookedSale[] = stored();

  get sales(): readonly BookedSale[] {
    return this.booked;
  }

  find(id: string): BookedSale | undefined {
    return this.booked.find((sale) => sale.id === id);
  }

  /** Books what is in the cart, and tells the customer's side where somebody is on the sale. */
  async sell(cart: Cart, payment: Payment, client: CustomerClient | undefined): Promise<SaleReceipt | null> {
    const sale: BookedSale = {
      id: payment.saleId,
      number: this.nextNumber(),
      occurredAt: new Date().toISOString(),
      customerId: payment.customerId,
      lines: cart.lines.map(({ product, quantity }) => ({
        id: product.id,
        sku: product.id,
        name: product.name,
        quantity,
        totalMinor: product.priceMinor * quantity,
        returned: 0,
      })),
      subtotalMinor: cart.subtotalMinor,
      taxMinor: cart.taxMinor,
      totalMinor: cart.totalMinor,
    };
    this.keep([sale, ...this.booked].slice(0, KEPT));
    const draft = draftOf(sale, payment);
    return draft && client ? client.recordSale(draft) : null;
  }

  /**
   * Takes lines back and gives their price with tax in money or store credit.
   *
   * @param quantities How many of each line, by its id.
   */
  async takeBack(
    sale: BookedSale,
    quantities: ReadonlyMap<string, number>,
    tender: 'cash' | 'card' | 'store-credit',
    client: CustomerClient | undefined,
  ): Promise<SaleReceipt | null> {
    const lines = sale.lines.flatMap((line) => {
      const quantity = quantities.get(line.id) ?? 0;
      return quantity > 0 ? [{ lineId: line.id, quantity, amountMinor: priceOf(sale, line, quantity) }] : [];
    });
    const refund: RefundDraft = {
      id: crypto.randomUUID(),
      refundOf: sale.id,
      number: this.nextNumber(),
      lines,
      tenders: [{ type: tender, amountMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0) }],
    };
    const receipt = sale.customerId !== null && client ? await client.recordRefund(refund) : null;
    const returned = { ...sale, lines: sale.lines.map((line) => withReturned(line, quantities.get(line.id) ?? 0)) };
    this.keep(this.booked.map((known) => (known.id === sale.id ? returned : known)));
    return receipt;
  }

  private nextNumber(): string {
    const last = Math.max(1000, ...this.booked.map(({ number }) => Number(number)));
    return String(last + 1);
  }

  private keep(sales: readonly BookedSale[]): void {
    this.booked = sales;
    localStorage.setItem(STORAGE_KEY, JSON.stringify(sales));
    this.dispatchEvent(new Event('change'));
  }
}

/** What some of a line cost, with its share of the tax. */
export function priceOf(sale: BookedSale, line: BookedLine, quantity: number): number {
  return Math.round((line.totalMinor * quantity * sale.totalMinor) / (line.quantity * sale.subtotalMinor));
}

function withReturned(line: BookedLine, quantity: number): BookedLine {
  return { ...line, returned: line.returned + quantity };
}

function draftOf(sale: BookedSale, { tenders, parkedSaleId }: Payment): SaleDraft | null {
  const { customerId, lines, ...plain } = sale;
  if (customerId === null) return null;
  return {
    ...plain,
    customerId,
    lines: lines.map(({ id, sku, name, quantity, totalMinor }) => ({ id, sku, name, quantity, totalMinor })),
    tenders,
    ...(parkedSaleId !== null && { parkedSaleId }),
  };
}

function stored(): readonly BookedSale[] {
  try {
    const sales: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
    // Written by this page alone; another shape is of an older one, and its sales are over.
    return Array.isArray(sales) ? sales.filter(isBooked) : [];
  } catch {
    return [];
  }
}

function isBooked(sale: unknown): sale is BookedSale {
  return typeof sale === 'object' && sale !== null && 'lines' in sale && Array.isArray(sale.lines) && 'number' in sale;
}
