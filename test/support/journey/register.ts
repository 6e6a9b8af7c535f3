import type { BrowserContext, Locator, Page } from 'playwright';
import { CustomerForm, type Fields } from './customer-form.js';
import { mouse, type Hand } from './hand.js';
import { figure, ImportDialog } from './import-dialog.js';
import { literal } from './literal.js';
import type { PageWatch } from './page-watch.js';

/** The settings of the demo register, as its address keeps them. */
export interface RegisterSettings {
  readonly profile?: 'full-name' | 'given-family';
  readonly shop?: 'retail' | 'medical';
  readonly dir?: 'ltr' | 'rtl';
  /** Its number in a shop that has several, which meet at a backend. */
  readonly register?: `${number}`;
}

/** A register in a browser, worked as a cashier works it: by what is written on it. */
export class Register {
  readonly form: CustomerForm;
  readonly imports: ImportDialog;
  /** The bar with People and the First Initial. */
  readonly bar: Locator;
  readonly opener: Locator;
  /** The field that shows: the panel's, or that of the Customers page. */
  readonly searchField: Locator;
  /** Who is on the sale, under *Customer Account*. */
  readonly account: Locator;
  readonly panel: Locator;
  /** The lightning in the bar. */
  readonly lightning: Locator;
  /** Where a manager's PIN is typed. */
  readonly pad: Locator;

  constructor(
    readonly page: Page,
    readonly watch: PageWatch,
    private readonly url: string,
    readonly hand: Hand = mouse(),
  ) {
    this.form = new CustomerForm(page, hand);
    this.imports = new ImportDialog(page);
    this.bar = page.getByRole('group', { name: 'Customer of this sale' });
    this.opener = this.bar.getByRole('button', { name: /^(People|Customers)$/ });
    this.searchField = page.getByRole('combobox', { name: 'Find a customer' });
    this.account = page.locator('customer-account#account');
    this.panel = page.locator('customer-panel');
    this.lightning = this.bar.getByRole('button', { name: /^Sale queue/ });
    this.pad = page.getByRole('dialog', { name: 'Enter Manager PIN' });
  }

  get context(): BrowserContext {
    return this.page.context();
  }

  /** Another way to work the same page. */
  by(hand: Hand): Register {
    return new Register(this.page, this.watch, this.url, hand);
  }

  /** Opens the register, and waits until it can be used. */
  async open(settings: RegisterSettings = {}): Promise<this> {
    const query = new URLSearchParams({ ...settings }).toString();
    await this.page.goto(query === '' ? this.url : `${this.url}?${query}`);
    await this.untilReady();
    return this;
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.untilReady();
  }

  /** Another tab of this register. */
  async otherTab(): Promise<Register> {
    const register = new Register(await this.context.newPage(), this.watch, this.url);
    return register.open();
  }

  /** Shows the panel's search, if it does not show already. */
  async openSearch(): Promise<void> {
    if (await this.searchField.isVisible()) return;
    await this.hand.press(this.opener);
    const toSearch = this.panel.getByRole('button', { name: 'Find a customer', exact: true });
    await this.searchField.or(toSearch).first().waitFor();
    // HT-Retail's profile opens at the list; the search is one tap apart.
    if (await toSearch.isVisible()) await this.hand.press(toSearch);
    await this.searchField.waitFor();
  }

  /** Types into the panel's search. */
  async find(text: string): Promise<void> {
    await this.openSearch();
    await this.hand.type(this.searchField, text);
  }

  /** Rows whose name begins so; what a row says besides does not matter. */
  found(name: string): Locator {
    return this.page.getByRole('option', { name: new RegExp(`^${literal(name)}\\s*(,|$)`) });
  }

  get createRow(): Locator {
    return this.page.getByRole('option', { name: /^Create / });
  }

  /** Takes somebody who was found. */
  async choose(name: string): Promise<void> {
    await this.hand.take(this.found(name).first());
  }

  /** Presses the person with the plus, beside the field that shows. */
  async pressNew(): Promise<void> {
    await this.openSearch();
    await this.hand.press(this.page.getByRole('button', { name: 'New customer', exact: true }));
    await this.form.save.waitFor();
  }

  /** Fills in the form for somebody new, and saves it. */
  async create(fields: Fields): Promise<void> {
    await this.pressNew();
    await this.form.fill(fields);
    await this.form.pressSave();
  }

  /** The round button with the initial in the bar. */
  initial(name?: string): Locator {
    return this.bar.getByRole('button', {
      name: name === undefined ? /, customer menu$/ : `${name}, customer menu`,
      exact: true,
    });
  }

  async openMenu(): Promise<void> {
    await this.hand.press(this.initial());
  }

  async takeFromMenu(words: string): Promise<void> {
    await this.openMenu();
    await this.hand.take(this.bar.getByRole('menuitem', { name: words, exact: true }));
  }

  /** Opens the form of who is on the sale. */
  async edit(): Promise<void> {
    await this.takeFromMenu('Edit Customer');
    await this.form.save.waitFor();
  }

  async clear(): Promise<void> {
    await this.takeFromMenu('Clear Customer');
    await this.initial().waitFor({ state: 'detached' });
  }

  /** The name on the sale as the page shows it; null with nobody. */
  async attached(): Promise<string | null> {
    const initial = this.initial();
    if ((await initial.count()) === 0) return null;
    return (await initial.getAttribute('aria-label'))?.replace(/, customer menu$/, '') ?? null;
  }

  /** Rings up a product of the shelf. */
  async ringUp(product: string): Promise<void> {
    await this.hand.press(this.page.getByRole('button', { name: new RegExp(`^${literal(product)}`) }).first());
  }

  /** Takes the money by card, and goes on to the next sale. */
  async chargeByCard(): Promise<void> {
    await this.hand.press(this.page.getByRole('button', { name: /^Charge/ }));
    await this.hand.press(this.page.getByRole('button', { name: /^Card/ }));
    await this.page.getByRole('heading', { name: 'Sale complete' }).waitFor();
    await this.hand.press(this.page.getByRole('button', { name: 'Next sale' }));
    await this.page.getByRole('heading', { name: 'Sale complete' }).waitFor({ state: 'hidden' });
  }

  /** Types the PIN of the shop's manager, which the page tells. */
  async approve(): Promise<void> {
    const told = await this.page.locator('#manager-hint').textContent();
    await this.hand.pin(this.pad, /\d{4,8}/.exec(told ?? '')?.[0] ?? '');
    await this.pad.waitFor({ state: 'hidden' });
  }

  /** The points of who is on the sale, as the account shows them. */
  async points(): Promise<number> {
    const name = await this.account.getByRole('button', { name: /loyalty points?, adjust$/ }).getAttribute('aria-label');
    return figure(name?.split(' ')[0] ?? '');
  }

  /** What is flagged under *Customer Account*, as it shows. */
  alert(words: RegExp | string): Locator {
    return this.account.locator('[part~=alert]').getByText(words);
  }

  /** Leaves whatever view the panel shows, and those below it. */
  async closeView(): Promise<void> {
    const close = this.panel.getByRole('button', { name: 'Close', exact: true });
    await this.hand.press(close);
    await close.waitFor({ state: 'hidden' });
  }

  /** Leaves the panel. */
  async closePanel(): Promise<void> {
    await this.hand.press(this.page.getByRole('button', { name: 'Close', exact: true }));
    await this.searchField.waitFor({ state: 'hidden' });
  }

  /** Goes to the Customers page. */
  async openDirectory(): Promise<void> {
    const link = this.page.getByRole('navigation', { name: 'Register' }).getByRole('link', { name: 'Customers', exact: true });
    await this.hand.press(link);
    await this.page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor();
  }

  async openSale(): Promise<void> {
    await this.hand.press(
      this.page.getByRole('navigation', { name: 'Register' }).getByRole('link', { name: 'Sale', exact: true }),
    );
    await this.page.getByRole('heading', { name: 'This sale', exact: true }).waitFor();
  }

  /** How many customers the register says it has. */
  async customers(): Promise<number> {
    return figure(await this.page.locator('#customers-count').textContent());
  }

  /** How many customers its client has, without waiting for the page to say so. */
  customersKnown(): Promise<number> {
    return this.page.evaluate(async () => {
      const provider = document.querySelector('customer-provider');
      const page = await provider?.client?.list({ limit: 1 });
      return page?.total ?? Number.NaN;
    });
  }

  private async untilReady(): Promise<void> {
    await this.opener.waitFor();
    await this.page.locator('#customers-count[data-count]:not(:empty)').waitFor({ state: 'attached' });
  }
}
