import type { Cart, CartLine } from './cart.js';
import { byId, copyOf, within } from './page.js';
import { money, number, percent, say, sayCount } from './words.js';

const list = byId('cart-lines', HTMLUListElement);
const spoken = byId('spoken', HTMLParagraphElement);

/** Shows the cart, on a tablet beside the shelf, on a phone as a sheet over it, and keeps showing it. */
export function showCart(cart: Cart): void {
  renderCart(cart);
  cart.addEventListener('change', () => renderCart(cart));

  list.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('.line-fewer, .line-more') : null;
    const id = button?.closest<HTMLElement>('.cart-line')?.dataset['product'];
    if (!button || id === undefined) return;
    cart.setQuantity(id, cart.quantityOf(id) + (button.matches('.line-more') ? 1 : -1));
    speakLine(cart, id);
  });

  byId('cart-clear', HTMLButtonElement).addEventListener('click', () => {
    cart.clear();
    spoken.textContent = say('cart.cleared');
    // The button is gone with the cart: focus stays in the sale.
    byId('charge-open', HTMLButtonElement).focus();
  });

  setUpSheet();
}

const sheet = byId('cart', HTMLElement);

/** On a phone the sale comes up over the shelf, and what it covers cannot be reached. On a tablet this is never seen. */
function setUpSheet(): void {
  const view = byId('cart-view', HTMLButtonElement);
  const back = byId('cart-back', HTMLButtonElement);
  view.addEventListener('click', () => {
    setOpen(true);
    back.focus();
  });
  const leave = (): void => {
    closeCart();
    view.focus();
  };
  back.addEventListener('click', leave);
  sheet.addEventListener('keydown', (event) => {
    // An Escape that closed a menu in here has been used up.
    if (event.key === 'Escape' && !event.defaultPrevented && back.offsetParent !== null) leave();
  });
}

/** Back to the shelf, as after a sale. */
export function closeCart(): void {
  setOpen(false);
}

function setOpen(isOpen: boolean): void {
  sheet.classList.toggle('cart-open', isOpen);
  for (const covered of document.querySelectorAll('.shelf, .cart-bar, .pages, .brand')) {
    covered.toggleAttribute('inert', isOpen);
  }
}

/** Tells a screen reader what a tap did to the sale. */
export function speakLine(cart: Cart, productId: string): void {
  const line = cart.lines.find(({ product }) => product.id === productId);
  if (!line) return;
  spoken.textContent = say('cart.spoken', {
    name: line.product.name,
    quantity: number(line.quantity),
    amount: money(cart.totalMinor),
  });
}

/** Shows the cart anew, also after the language changed. */
export function renderCart(cart: Cart): void {
  const { lines, count } = cart;
  // Rows are kept, not rebuilt: the + that was just pressed keeps its focus.
  for (const row of list.querySelectorAll<HTMLElement>('.cart-line')) {
    if (!lines.some((line) => line.product.id === row.dataset['product'])) removeRow(row);
  }
  for (const line of lines) fillRow(rowOf(line), line);

  byId('cart', HTMLElement).classList.toggle('cart-nothing', count === 0);
  byId('cart-empty', HTMLElement).hidden = count > 0;
  byId('cart-clear', HTMLElement).hidden = count === 0;
  byId('cart-subtotal', HTMLElement).textContent = money(cart.subtotalMinor);
  byId('cart-tax-rate', HTMLElement).textContent = say('cart.tax', { rate: percent(cart.taxRate) });
  byId('cart-tax', HTMLElement).textContent = money(cart.taxMinor);
  byId('cart-total', HTMLElement).textContent = money(cart.totalMinor);
  byId('charge-open', HTMLButtonElement).textContent =
    count === 0 ? say('charge.title') : say('cart.charge', { amount: money(cart.totalMinor) });

  byId('cart-bar', HTMLElement).hidden = count === 0;
  byId('cart-bar-count', HTMLElement).textContent = sayCount('cart.count', count);
  byId('cart-bar-total', HTMLElement).textContent = money(cart.totalMinor);
}

function rowOf({ product }: CartLine): HTMLElement {
  const known = [...list.children].find((row) => row instanceof HTMLElement && row.dataset['product'] === product.id);
  if (known instanceof HTMLElement) return known;
  const row = copyOf('cart-line');
  row.dataset['product'] = product.id;
  list.append(row);
  row.scrollIntoView({ block: 'nearest' });
  return row;
}

function fillRow(row: HTMLElement, { product, quantity }: CartLine): void {
  within(row, '.line-name', HTMLElement).textContent = product.name;
  within(row, '.line-each', HTMLElement).textContent = quantity > 1 ? money(product.priceMinor) : '';
  within(row, '.line-quantity', HTMLElement).textContent = number(quantity);
  within(row, '.line-total', HTMLElement).textContent = money(product.priceMinor * quantity);
  within(row, '.line-fewer', HTMLElement).setAttribute('aria-label', say('cart.fewer', { name: product.name }));
  within(row, '.line-more', HTMLElement).setAttribute('aria-label', say('cart.more', { name: product.name }));
}

/** Focus goes to the neighbour, else to the sale's button, when the row it stood in goes. */
function removeRow(row: HTMLElement): void {
  const held = row.contains(document.activeElement);
  const neighbour = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  if (!held) return;
  const next = neighbour?.querySelector<HTMLElement>('.line-fewer') ?? byId('charge-open', HTMLButtonElement);
  next.focus();
}
