import type { Product } from './products.js';
import { productById } from './products.js';

export interface CartLine {
  readonly product: Product;
  readonly quantity: number;
}

/** Sales tax, of everything. */
const TAX_RATE = 0.0825;
const STORAGE_KEY = 'halfpast:cart';

/**
 * The sale being rung up. Fires `change` after every change.
 *
 * Kept in sessionStorage, so that a reload loses neither the cart nor, on our customers' side, who is on it.
 */
export class Cart extends EventTarget {
  private readonly quantities = new Map<string, number>();

  constructor() {
    super();
    for (const [id, quantity] of storedQuantities()) if (productById(id)) this.quantities.set(id, quantity);
  }

  get lines(): readonly CartLine[] {
    return [...this.quantities].flatMap(([id, quantity]) => {
      const product = productById(id);
      return product ? [{ product, quantity }] : [];
    });
  }

  get count(): number {
    return this.lines.reduce((sum, line) => sum + line.quantity, 0);
  }

  get subtotalMinor(): number {
    return this.lines.reduce((sum, line) => sum + line.product.priceMinor * line.quantity, 0);
  }

  get taxRate(): number {
    return TAX_RATE;
  }

  get taxMinor(): number {
    return Math.round(this.subtotalMinor * TAX_RATE);
  }

  get totalMinor(): number {
    return this.subtotalMinor + this.taxMinor;
  }

  quantityOf(productId: string): number {
    return this.quantities.get(productId) ?? 0;
  }

  add(productId: string): void {
    this.setQuantity(productId, this.quantityOf(productId) + 1);
  }

  /** Zero takes the line off. */
  setQuantity(productId: string, quantity: number): void {
    if (quantity > 0) this.quantities.set(productId, quantity);
    else this.quantities.delete(productId);
    this.changed();
  }

  /** Another cart in place of this one: products this register does not know are left out. */
  replace(quantities: Iterable<readonly [string, number]>): void {
    this.quantities.clear();
    for (const [id, quantity] of quantities) if (quantity > 0 && productById(id)) this.quantities.set(id, quantity);
    this.changed();
  }

  clear(): void {
    this.quantities.clear();
    this.changed();
  }

  private changed(): void {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify([...this.quantities]));
    this.dispatchEvent(new Event('change'));
  }
}

/** What an earlier page kept; nothing where that cannot be read. */
function storedQuantities(): readonly (readonly [string, number])[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.filter(
      (entry): entry is [string, number] => Array.isArray(entry) && Number.isInteger(entry[1]) && entry[1] > 0,
    );
  } catch {
    return [];
  }
}
