import type { CustomerClient } from 'regulars/client';
import type { ImportDialog } from './import-dialog.js';
import { byId, copyOf, within } from './page.js';
import { sayCount } from './words.js';

/** Greets a register that knows nobody yet, and counts the customers of one that does. */
export function showFirstRun(client: CustomerClient, imports: ImportDialog): void {
  const places = ['first-run-sale', 'first-run-shelf', 'first-run-customers'].map((id) => byId(id, HTMLElement));
  for (const place of places) {
    const card = copyOf('first-run');
    within(card, '.first-run-samples', HTMLElement).addEventListener('click', () => void imports.loadSamples());
    within(card, '.first-run-import', HTMLElement).addEventListener('click', () => imports.open());
    place.append(card);
  }

  client.watch(
    ({ store }) => store,
    ({ state, customers }) => {
      const empty = customers === 0 && (state === 'ready' || state === 'memory');
      for (const place of places) place.hidden = !empty;
      byId('page-customers', HTMLElement).classList.toggle('nobody', empty);
      const count = byId('customers-count', HTMLElement);
      count.dataset['count'] = String(customers);
      count.textContent = state === 'opening' ? '' : sayCount('customers.count', customers);
    },
  );
}
