import { CustomerFormElement } from 'regulars';
import type { CustomerListElement, CustomerSearchElement } from 'regulars';
import { byId } from './page.js';

/** Where list and form stand side by side. Narrower, the list opens a customer in a dialog of its own. */
const wide = matchMedia('(min-width: 900px)');

/** Every customer, active or not: search and list on one side, the record on the other. */
export function setUpCustomersPage(search: CustomerSearchElement, list: CustomerListElement): void {
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
    list.selectedId = customerId;
    byId('record-empty', HTMLElement).hidden = true;
  };

  for (const element of [search, list]) {
    element.addEventListener('customer-open', (event) => {
      // A new customer opens where the list opens it.
      if (!wide.matches || event.view !== 'edit' || event.customerId === null) return;
      event.preventDefault();
      show(event.customerId);
    });
  }

  const giveWay = (): void => {
    const isSearching = search.text !== '';
    list.hidden = isSearching;
    search.classList.toggle('searching', isSearching);
  };
  // Whatever changes the text is a key, a press or what follows from one.
  for (const type of ['input', 'keyup', 'click', 'customer-select']) {
    search.addEventListener(type, () => requestAnimationFrame(giveWay));
  }
}

function formOf(customerId: string): CustomerFormElement {
  const form = new CustomerFormElement();
  form.customerId = customerId;
  form.headingLevel = 2;
  return form;
}
