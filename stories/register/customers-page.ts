import { CustomerFormElement } from 'regulars';
import type { CustomerPanelElement, CustomerSearchElement } from 'regulars';
import { byId } from './page.js';

/** Where search and form stand side by side. Narrower, the search opens a customer in a dialog of its own. */
const wide = matchMedia('(min-width: 900px)');

/** Every customer, active or not: the search on one side, the record on the other. */
export function setUpCustomersPage(search: CustomerSearchElement, panel: CustomerPanelElement): void {
  const record = byId('record', HTMLElement);
  const forms = new Map<string, CustomerFormElement>();

  // A form for each customer: what was typed about one and not saved waits there until the cashier comes back to it.
  const show = (customerId: string): void => {
    for (const [id, form] of forms) {
      form.hidden = true;
      if (form.dirty) continue;
      form.remove();
      forms.delete(id);
    }
    const form = forms.get(customerId) ?? formOf(customerId);
    forms.set(customerId, form);
    form.hidden = false;
    if (!form.isConnected) record.append(form);
    byId('record-empty', HTMLElement).hidden = true;
  };

  search.addEventListener('customer-open', (event) => {
    // A new customer, with what was typed, opens where the search opens it.
    if (!wide.matches || event.view !== 'edit' || event.customerId === null) return;
    event.preventDefault();
    show(event.customerId);
  });

  byId('customer-add', HTMLButtonElement).addEventListener('click', () => panel.show('new'));
}

function formOf(customerId: string): CustomerFormElement {
  const form = new CustomerFormElement();
  form.customerId = customerId;
  form.headingLevel = 2;
  return form;
}
