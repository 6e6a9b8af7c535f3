import type { CartPort, TakenCart } from '../../src/context/cart-port.js';
import type { ParkedSale } from '../../src/domain/parked-sale.js';
import type { JsonValue } from '../../src/domain/record.js';

/** A host's cart, as small as one can be: what is on the screen, and what was asked of it. */
export class TestCart implements CartPort {
  /** What is on the screen; null while nothing is. */
  content: JsonValue = null;
  itemCount = 0;
  totalMinor = 0;
  /** Calls but `isEmpty()`, in order, and whatever a test notes between. */
  readonly calls: string[] = [];
  /** The parked sales that were put, by id. */
  readonly putIds: string[] = [];
  /** Runs before a call does anything: throws, or waits. */
  before: Partial<Record<'take' | 'clear' | 'put', () => void | Promise<void>>> = {};

  ring(content: JsonValue, itemCount = 3, totalMinor = 4250): void {
    this.content = content;
    this.itemCount = itemCount;
    this.totalMinor = totalMinor;
  }

  isEmpty(): boolean {
    return this.content === null;
  }

  async take(): Promise<TakenCart> {
    this.calls.push('take');
    await this.before.take?.();
    return { cart: this.content, itemCount: this.itemCount, total: { amountMinor: this.totalMinor, currency: 'USD' } };
  }

  async clear(): Promise<void> {
    this.calls.push('clear');
    await this.before.clear?.();
    this.content = null;
  }

  async put(cart: JsonValue, { id, itemCount, total }: ParkedSale): Promise<void> {
    this.calls.push('put');
    this.putIds.push(id);
    await this.before.put?.();
    this.ring(cart, itemCount, total.amountMinor);
  }
}
