import 'regulars/define';
import {
  CustomerAccountElement,
  CustomerListElement,
  CustomerPanelElement,
  CustomerProviderElement,
  CustomerSearchElement,
} from 'regulars';
import { closeCart, renderCart, showCart } from './cart-view.js';
import { Cart } from './cart.js';
import { Charge } from './charge.js';
import { setUpCustomersPage } from './customers-page.js';
import { showFirstRun } from './first-run.js';
import { listenForHotkeys } from './hotkeys.js';
import { ImportDialog } from './import-dialog.js';
import { setUpManager, tellPin } from './manager.js';
import { byId } from './page.js';
import { cartPort, resumedSale } from './parked-cart.js';
import { followRoutes } from './routes.js';
import { SalesBook } from './sales-book.js';
import { SalesPage } from './sales-page.js';
import { renderSettings, setUpReset, setUpSettings } from './settings-sheet.js';
import { readSettings, writeSettings } from './settings.js';
import type { Settings } from './settings.js';
import { setUpSheets } from './sheets.js';
import { renderShelf, showShelf } from './shelf.js';
import { syncedOptions } from './synced.js';
import { appearanceOf, darkPreferred, pageRule } from './themes.js';
import { speak } from './words.js';

// A register as a vendor would write it: plain HTML and TypeScript, with the customer side in four tags.

const provider = byId('provider', CustomerProviderElement);
const panel = byId('panel', CustomerPanelElement);
const cart = new Cart();
const book = new SalesBook();
const pageSheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, pageSheet];

let settings = readSettings(location.search);

// Its policy refuses workers from blobs: this page has a copy of regulars/worker.js.
provider.config = { workerUrl: 'worker.js', ...syncedOptions(location.search) };

// Beside the sale there is room for a drawer, which leaves it alive; a phone gives all it has.
const wide = matchMedia('(min-width: 900px)');
function placePanel(): void {
  panel.mode = wide.matches ? 'drawer' : 'dialog';
}

/** Puts the settings in force, for this page and for the customer elements alike. */
function apply(chosen: Settings): void {
  settings = chosen;
  history.replaceState(null, '', `${location.pathname}${writeSettings(settings, location.search)}${location.hash}`);

  const { documentElement } = document;
  documentElement.dir = settings.dir;
  documentElement.dataset['density'] = settings.density;
  speak(settings.lang);
  applyTheme();

  provider.setAttribute('profile', settings.profile);
  provider.setAttribute('shop', settings.shop);
  provider.setAttribute('locale', settings.lang);

  renderShelf(cart, settings.shop);
  renderCart(cart);
  renderSettings(settings);
  salesPage.render();
  tellPin();
}

function applyTheme(): void {
  const appearance = appearanceOf(settings);
  pageSheet.replaceSync(pageRule(settings));
  document.documentElement.dataset['scheme'] = appearance.scheme;
  document.documentElement.dataset['theme'] = settings.theme;
  provider.appearance = appearance;
}

const charge = new Charge({
  cart,
  book,
  client: () => provider.client,
  customer: () => provider.sale?.current?.customer ?? null,
  async nextSale() {
    closeCart();
    await provider.nextSale();
  },
});
const salesPage = new SalesPage(book, () => provider.client);

provider.cart = cartPort(cart);
provider.addEventListener('sale-resumed', (event) => {
  resumedSale.id = event.parkedSaleId;
});
provider.addEventListener('sale-parked', () => {
  resumedSale.id = null;
  closeCart();
});
showCart(cart);
showShelf(cart);
setUpSheets();
byId('find-customer', HTMLButtonElement).addEventListener('click', () => panel.show('search'));
setUpSettings(() => settings, apply);
// What is opened under the Customer Account shows in the panel, beside the sale, and not in a dialog over it.
byId('account', CustomerAccountElement).addEventListener('customer-open', (event) => {
  event.preventDefault();
  panel.show(event.view, event.customerId);
});
setUpCustomersPage(byId('directory', CustomerSearchElement), byId('customers', CustomerListElement));
followRoutes(() => panel.close());
listenForHotkeys({ p: () => charge.start() });
wide.addEventListener('change', placePanel);
placePanel();
darkPreferred.addEventListener('change', applyTheme);
apply(settings);

provider.addEventListener(
  'regulars-ready',
  () => {
    const { client } = provider;
    if (!client) return;
    const imports = new ImportDialog(client);
    byId('import-open', HTMLButtonElement).addEventListener('click', () => imports.open());
    showFirstRun(client, imports);
    setUpReset(client);
    // A store that cannot keep the manager says so itself; the pad then says that nobody can approve.
    setUpManager(client).catch(() => undefined);
  },
  { once: true },
);
