import type { CustomerClient } from 'regulars/client';
import { byId, copyOf, within } from './page.js';
import { priceOf } from './sales-book.js';
import type { BookedSale, SalesBook } from './sales-book.js';
import { money, number, say, time } from './words.js';

const list = byId('sales-list', HTMLElement);
const sheet = byId('return', HTMLDialogElement);
const lines = byId('return-lines', HTMLElement);
const failed = byId('return-failed', HTMLElement);

/** The register's last sales, and taking back what was sold. */
export class SalesPage {
  private sale: BookedSale | undefined;
  private readonly quantities = new Map<string, number>();

  constructor(
    private readonly book: SalesBook,
    private readonly client: () => CustomerClient | undefined,
  ) {
    book.addEventListener('change', () => this.render());
    list.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-sale]') : null;
      if (button?.dataset['sale'] !== undefined) this.open(button.dataset['sale']);
    });
    lines.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('.line-fewer, .line-more') : null;
      const id = button?.closest<HTMLElement>('[data-line]')?.dataset['line'];
      if (button && id !== undefined) this.step(id, button.matches('.line-more') ? 1 : -1);
    });
    for (const tender of ['card', 'store-credit'] as const) {
      byId(`return-${tender}`, HTMLButtonElement).addEventListener('click', () => void this.takeBack(tender));
    }
  }

  /** Shows the sales anew, also after the language changed. */
  render(): void {
    byId('sales-none', HTMLElement).hidden = this.book.sales.length > 0;
    list.replaceChildren(...this.book.sales.map(rowOf));
  }

  private open(id: string): void {
    this.sale = this.book.find(id);
    if (!this.sale) return;
    this.quantities.clear();
    failed.textContent = '';
    byId('return-title', HTMLElement).textContent = say('return.title', { number: this.sale.number });
    byId('return-store-credit', HTMLElement).hidden = this.sale.customerId === null;
    lines.replaceChildren(...this.sale.lines.map(({ id: lineId, name }) => lineOf(lineId, name)));
    this.update();
    sheet.showModal();
    byId('return-title', HTMLElement).focus();
  }

  private step(lineId: string, by: number): void {
    const line = this.sale?.lines.find(({ id }) => id === lineId);
    if (!line) return;
    const wanted = (this.quantities.get(lineId) ?? 0) + by;
    this.quantities.set(lineId, Math.min(Math.max(0, wanted), line.quantity - line.returned));
    this.update();
  }

  private update(): void {
    const { sale } = this;
    if (!sale) return;
    let total = 0;
    for (const line of sale.lines) {
      const quantity = this.quantities.get(line.id) ?? 0;
      total += priceOf(sale, line, quantity);
      const row = within(lines, `[data-line="${line.id}"]`, HTMLElement);
      within(row, '.line-quantity', HTMLElement).textContent = number(quantity);
      within(row, '.line-each', HTMLElement).textContent = say('return.of', { count: number(line.quantity - line.returned) });
    }
    byId('return-total', HTMLElement).textContent = money(total);
  }

  private async takeBack(tender: 'card' | 'store-credit'): Promise<void> {
    const { sale } = this;
    if (!sale) return;
    if (![...this.quantities.values()].some((quantity) => quantity > 0)) {
      failed.textContent = say('return.nothing');
      return;
    }
    try {
      await this.book.takeBack(sale, this.quantities, tender, this.client());
      sheet.close();
      byId('spoken', HTMLElement).textContent = say('return.done');
    } catch {
      failed.textContent = say('return.failed');
    }
  }
}

function rowOf(sale: BookedSale): HTMLElement {
  const row = copyOf('booked-sale');
  const count = sale.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const returned = sale.lines.reduce((sum, line) => sum + line.returned, 0);
  within(row, '.booked-number', HTMLElement).textContent = say('sales.number', { number: sale.number });
  within(row, '.booked-time', HTMLElement).textContent = time(sale.occurredAt);
  within(row, '.booked-total', HTMLElement).textContent = money(sale.totalMinor);
  const button = within(row, 'button', HTMLButtonElement);
  button.hidden = returned === count;
  button.dataset['sale'] = sale.id;
  button.setAttribute('aria-label', say('sales.return', { number: sale.number }));
  within(row, '.booked-state', HTMLElement).textContent =
    returned === 0 ? '' : say(returned === count ? 'sales.returned' : 'sales.part-returned');
  return row;
}

function lineOf(lineId: string, name: string): HTMLElement {
  const row = copyOf('cart-line');
  row.dataset['line'] = lineId;
  within(row, '.line-name', HTMLElement).textContent = name;
  within(row, '.line-fewer', HTMLElement).setAttribute('aria-label', say('cart.fewer', { name }));
  within(row, '.line-more', HTMLElement).setAttribute('aria-label', say('cart.more', { name }));
  return row;
}
