import type { CustomerFormElement, CustomerPanelElement, CustomerSearchElement } from 'regulars';
import { byId } from './page.js';

/** Where search and form stand side by side. Narrower, the search opens a customer in a dialog of its own. */
const wide = matchMedia('(min-width: 900px)');

/** Every customer, active or not: the search on one side, the record on the other. */
export function setUpCustomersPage(search: CustomerSearchElement, panel: CustomerPanelElement): void {
  const record = byId('record', HTMLElement);
  const empty = byId('record-empty', HTMLElement);
  let form: CustomerFormElement | null = null;

  const show = (customerId: string): void => {
    // A form of its own for each customer: what was typed about one can never be saved on another.
    const next = document.createElement('customer-form');
    next.setAttribute('customer-id', customerId);
    next.setAttribute('heading-level', '2');
    if (form) form.replaceWith(next);
    else record.append(next);
    form = next;
    empty.hidden = true;
  };

  search.addEventListener('customer-open', (event) => {
    // A new customer, with what was typed, opens where the search opens it.
    if (!wide.matches || event.view !== 'edit' || event.customerId === null) return;
    event.preventDefault();
    show(event.customerId);
  });

  byId('customer-add', HTMLButtonElement).addEventListener('click', () => panel.show('new'));
}
