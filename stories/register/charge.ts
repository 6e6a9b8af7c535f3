import type { CustomerClient, Tender } from 'regulars/client';
import type { Cart } from './cart.js';
import { byId } from './page.js';
import { resumedSale } from './parked-cart.js';
import type { SalesBook } from './sales-book.js';
import { money, number, say } from './words.js';

/** What the charge sheet needs of the page around it. */
export interface ChargeHost {
  readonly cart: Cart;
  readonly book: SalesBook;
  readonly client: () => CustomerClient | undefined;
  /** Who is on the sale, null with nobody. */
  customer(): { readonly id: string; readonly displayName: string } | null;
  /** After the money: the next customer in line. */
  nextSale(): Promise<void>;
}

/** The sale on the sheet: its id is made beforehand, since store credit is taken for it before it is recorded. */
interface OpenCharge {
  readonly saleId: string;
  readonly tenders: readonly Tender[];
}

/** Notes and coins a cashier is likely to be handed, in minor units. */
const NOTES = [500, 1000, 2000, 5000, 10_000];

const sheet = byId('charge', HTMLDialogElement);
const tender = byId('charge-tender', HTMLElement);
const done = byId('charge-done', HTMLElement);
const creditButton = byId('charge-credit', HTMLButtonElement);
const failed = byId('charge-failed', HTMLElement);
const spoken = byId('spoken', HTMLParagraphElement);

/** Takes the money. Pretends to: a real register would talk to its card reader here. Store credit is real. */
export class Charge {
  private open: OpenCharge | null = null;

  constructor(private readonly host: ChargeHost) {
    byId('charge-open', HTMLButtonElement).addEventListener('click', () => this.start());
    byId('charge-card', HTMLButtonElement).addEventListener('click', () => void this.complete('card', this.dueMinor));
    creditButton.addEventListener('click', () => void this.takeCredit());
    byId('charge-cash', HTMLElement).addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-given]') : null;
      if (button) void this.complete('cash', Number(button.dataset['given']));
    });
    byId('charge-next', HTMLButtonElement).addEventListener('click', () => sheet.close());
    // Escape and the scrim end a completed sale too: the money is taken.
    sheet.addEventListener('close', () => void this.leave());
  }

  /** Opens the sheet for what is in the cart; with nothing in it, says so. */
  start(): void {
    const { cart } = this.host;
    if (sheet.open) return;
    if (cart.count === 0) {
      spoken.textContent = say('cart.nothing');
      return;
    }
    this.open = { saleId: crypto.randomUUID(), tenders: [] };
    tender.hidden = false;
    done.hidden = true;
    sheet.setAttribute('aria-labelledby', 'charge-title');
    const name = this.host.customer()?.displayName ?? null;
    const forWhom = byId('charge-for', HTMLElement);
    forWhom.hidden = name === null;
    forWhom.textContent = name === null ? '' : say('charge.for', { name });
    creditButton.hidden = true;
    this.show();
    void this.offerCredit();
    sheet.showModal();
    byId('charge-card', HTMLButtonElement).focus();
  }

  private get dueMinor(): number {
    const paid = this.open?.tenders.reduce((sum, { amountMinor }) => sum + amountMinor, 0) ?? 0;
    return this.host.cart.totalMinor - paid;
  }

  private show(): void {
    const due = this.dueMinor;
    failed.textContent = '';
    byId('charge-due', HTMLElement).textContent = money(due);
    byId('charge-cash', HTMLElement).replaceChildren(...amountsFor(due).map((given) => cashButton(given, due)));
  }

  private async offerCredit(): Promise<void> {
    const customer = this.host.customer();
    if (!customer) return;
    const balances = await this.host.client()?.storeCredit.balance(customer.id);
    const minor = balances?.find(({ amount }) => amount.currency === 'USD')?.spendable.amountMinor ?? 0;
    if (minor <= 0) return;
    creditButton.hidden = false;
    creditButton.dataset['available'] = String(minor);
    byId('charge-credit-hint', HTMLElement).textContent = say('charge.credit.hint', { amount: money(minor) });
  }

  private async takeCredit(): Promise<void> {
    const { open } = this;
    const customer = this.host.customer();
    const client = this.host.client();
    if (!open || !customer || !client) return;
    const amountMinor = Math.min(this.dueMinor, Number(creditButton.dataset['available']));
    creditButton.hidden = true;
    try {
      const amount = { amountMinor, currency: 'USD' };
      const { id } = await client.redeem({ saleId: open.saleId, customerId: customer.id, amount });
      this.open = { ...open, tenders: [{ type: 'store-credit', amountMinor, redemptionId: id }] };
    } catch {
      failed.textContent = say('charge.credit.failed');
      return;
    }
    if (this.dueMinor === 0) await this.complete('store-credit', 0);
    else {
      this.show();
      byId('charge-card', HTMLButtonElement).focus();
    }
  }

  private async complete(type: 'card' | 'cash' | 'store-credit', givenMinor: number): Promise<void> {
    const { open } = this;
    const { book, cart } = this.host;
    if (!open) return;
    const due = this.dueMinor;
    const tenders = due > 0 && type !== 'store-credit' ? [...open.tenders, { type, amountMinor: due }] : open.tenders;
    const customerId = this.host.customer()?.id ?? null;
    const payment = { saleId: open.saleId, customerId, tenders, parkedSaleId: resumedSale.id };
    try {
      const receipt = await book.sell(cart, payment, this.host.client());
      if (customerId === null && resumedSale.id !== null) await this.host.client()?.parkedSales.remove(resumedSale.id);
      this.open = null;
      resumedSale.id = null;
      this.showDone(type, Math.max(0, givenMinor - due), receipt?.sale.pointsEarned ?? 0);
    } catch {
      // The money is taken, and the sale stays on screen until it is written.
      failed.textContent = say('charge.failed');
    }
  }

  private showDone(type: 'card' | 'cash' | 'store-credit', changeMinor: number, points: number): void {
    byId('charge-paid', HTMLElement).textContent = say(`charge.paid.${type}`, { amount: money(this.host.cart.totalMinor) });
    byId('charge-change-line', HTMLElement).hidden = changeMinor === 0;
    byId('charge-change', HTMLElement).textContent = money(changeMinor);
    const earned = byId('charge-earned', HTMLElement);
    earned.hidden = points === 0;
    earned.textContent = say('charge.earned', { points: number(points) });
    tender.hidden = true;
    done.hidden = false;
    sheet.setAttribute('aria-labelledby', 'charge-done-title');
    byId('charge-next', HTMLButtonElement).focus();
  }

  private async leave(): Promise<void> {
    if (!done.hidden) {
      done.hidden = true;
      this.host.cart.clear();
      await this.host.nextSale();
      return;
    }
    // Given up: credit that was taken for it goes back.
    const redemptions = this.open?.tenders.flatMap(({ redemptionId }) => redemptionId ?? []) ?? [];
    this.open = null;
    for (const id of redemptions) await this.host.client()?.reverseRedemption(id);
  }
}

/** The exact amount, then the next notes above it: three at most. */
function amountsFor(totalMinor: number): readonly number[] {
  const rounded = NOTES.map((note) => Math.ceil(totalMinor / note) * note).filter((amount) => amount > totalMinor);
  return [totalMinor, ...[...new Set(rounded)].sort((a, b) => a - b).slice(0, 3)];
}

function cashButton(givenMinor: number, totalMinor: number): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.dataset['given'] = String(givenMinor);
  button.textContent = givenMinor === totalMinor ? say('charge.exact', { amount: money(givenMinor) }) : money(givenMinor);
  return button;
}
