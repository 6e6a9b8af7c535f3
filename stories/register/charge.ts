import type { Cart } from './cart.js';
import { byId } from './page.js';
import { money, say } from './words.js';

/** What the charge sheet needs of the page around it. */
export interface ChargeHost {
  /** The name of who is on the sale, null with nobody. */
  customerName(): string | null;
  /** After the money: the next customer in line. */
  nextSale(): Promise<void>;
}

/** Notes and coins a cashier is likely to be handed, in minor units. */
const NOTES = [500, 1000, 2000, 5000, 10_000];

const sheet = byId('charge', HTMLDialogElement);
const tender = byId('charge-tender', HTMLElement);
const done = byId('charge-done', HTMLElement);
const spoken = byId('spoken', HTMLParagraphElement);

/** Takes the money. Pretends to: a real register would talk to its card reader here. */
export function setUpCharge(cart: Cart, host: ChargeHost): void {
  byId('charge-open', HTMLButtonElement).addEventListener('click', () => openCharge(cart, host));
  byId('charge-card', HTMLButtonElement).addEventListener('click', () => complete(cart, null));
  byId('charge-cash', HTMLElement).addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-given]') : null;
    if (button) complete(cart, Number(button.dataset['given']));
  });
  byId('charge-next', HTMLButtonElement).addEventListener('click', () => sheet.close());
  // Escape and the scrim end a completed sale too: the money is taken.
  sheet.addEventListener('close', () => {
    if (done.hidden) return;
    cart.clear();
    void host.nextSale();
  });
}

/** Opens the sheet for what is in the cart; with nothing in it, says so. */
export function openCharge(cart: Cart, host: ChargeHost): void {
  if (sheet.open) return;
  if (cart.count === 0) {
    spoken.textContent = say('cart.nothing');
    return;
  }
  tender.hidden = false;
  done.hidden = true;
  sheet.setAttribute('aria-labelledby', 'charge-title');
  byId('charge-due', HTMLElement).textContent = money(cart.totalMinor);
  byId('charge-cash', HTMLElement).replaceChildren(
    ...amountsFor(cart.totalMinor).map((given) => cashButton(given, cart.totalMinor)),
  );

  const name = host.customerName();
  const forWhom = byId('charge-for', HTMLElement);
  forWhom.hidden = name === null;
  forWhom.textContent = name === null ? '' : say('charge.for', { name });
  sheet.showModal();
  byId('charge-card', HTMLButtonElement).focus();
}

function complete(cart: Cart, givenMinor: number | null): void {
  const amount = money(cart.totalMinor);
  const changeMinor = (givenMinor ?? cart.totalMinor) - cart.totalMinor;
  byId('charge-paid', HTMLElement).textContent = say(givenMinor === null ? 'charge.paid.card' : 'charge.paid.cash', { amount });
  byId('charge-change-line', HTMLElement).hidden = changeMinor === 0;
  byId('charge-change', HTMLElement).textContent = money(changeMinor);
  tender.hidden = true;
  done.hidden = false;
  sheet.setAttribute('aria-labelledby', 'charge-done-title');
  byId('charge-next', HTMLButtonElement).focus();
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
