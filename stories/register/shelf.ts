import type { Cart } from './cart.js';
import { speakLine } from './cart-view.js';
import { byId, copyOf, drawing, within } from './page.js';
import { shelves } from './products.js';
import type { Category, CategoryId } from './products.js';
import drawings from './products.svg?no-inline';
import type { Shop } from './settings.js';
import { money, number, say } from './words.js';

const tiles = byId('tiles', HTMLElement);
const chips = byId('categories', HTMLElement);

let shop: Shop = 'retail';
let chosen: CategoryId | null = null;

/** Puts the products on the shelf; a tap adds one to the sale. */
export function showShelf(cart: Cart): void {
  cart.addEventListener('change', () => showCounts(cart));

  tiles.addEventListener('click', (event) => {
    const tile = event.target instanceof Element ? event.target.closest<HTMLElement>('.tile') : null;
    const id = tile?.dataset['product'];
    if (id === undefined) return;
    cart.add(id);
    speakLine(cart, id);
  });

  chips.addEventListener('click', (event) => {
    const chip = event.target instanceof Element ? event.target.closest<HTMLElement>('.chip') : null;
    if (!chip) return;
    const category = shelves(shop).find(({ id }) => id === chip.dataset['category']);
    chosen = category?.id ?? null;
    for (const other of chips.querySelectorAll('.chip')) other.setAttribute('aria-pressed', String(other === chip));
    renderTiles(cart);
  });
}

/** Shows the shelf anew: another shop, or another language. */
export function renderShelf(cart: Cart, shownShop: Shop): void {
  if (shop !== shownShop) chosen = null;
  shop = shownShop;
  const categories = [null, ...shelves(shop).map(({ id }) => id)];
  chips.replaceChildren(...categories.map((category) => chip(category)));
  renderTiles(cart);
}

function renderTiles(cart: Cart): void {
  const shown = shelves(shop).filter(({ id }) => chosen === null || id === chosen);
  tiles.replaceChildren(...shown.flatMap((category) => tilesOf(category)));
  showCounts(cart);
}

function tilesOf(category: Category): readonly HTMLElement[] {
  return category.products.map((product) => {
    const tile = copyOf('tile');
    tile.dataset['product'] = product.id;
    tile.classList.add(`hue-${category.hue}`);
    within(tile, '.tile-picture', HTMLElement).append(drawing(`${drawings}#${product.drawing}`, 'drawing'));
    within(tile, '.tile-name', HTMLElement).textContent = product.name;
    within(tile, '.tile-price', HTMLElement).textContent = money(product.priceMinor);
    return tile;
  });
}

function chip(category: CategoryId | null): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'chip';
  button.textContent = say(category === null ? 'shelf.all' : `shelf.${category}`);
  button.setAttribute('aria-pressed', String(category === chosen));
  if (category !== null) button.dataset['category'] = category;
  return button;
}

/** How many of it are in the sale, in the tile's corner. */
function showCounts(cart: Cart): void {
  for (const tile of tiles.querySelectorAll<HTMLElement>('.tile')) {
    const quantity = cart.quantityOf(tile.dataset['product'] ?? '');
    const badge = within(tile, '.tile-count', HTMLElement);
    badge.hidden = quantity === 0;
    badge.textContent = number(quantity);
    badge.title = say('shelf.in-cart', { quantity: number(quantity) });
  }
}
