import { createCustomerClient } from 'regulars/client';
import { defineElements } from 'regulars';
import { makePeople } from './search/people.js';

/** A search over made-up customers in this browser's own database, as a host has it. */
export async function showSearch(customers: number, seed: number): Promise<void> {
  defineElements();
  const client = createCustomerClient({ database: 'bench-keystroke', workerUrl: '/scripts/worker.js' });
  await client.importCustomers(batches(customers, seed));
  const provider = document.createElement('customer-provider');
  provider.client = client;
  const search = document.createElement('customer-search');
  provider.append(search);
  document.body.append(provider);
  await until(() => search.shadowRoot?.querySelector('[role=listbox]') ?? null);
  search.focus();
}

/** Notes in the browser's trace when rows have changed. */
export function watchRows(): void {
  const root = document.querySelector('customer-search')?.shadowRoot;
  const list = root?.querySelector('[role=listbox]');
  if (!list) throw new Error('There is no list.');
  new MutationObserver(() => performance.mark('rows')).observe(list, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
}

/** Empties the field as its button does, before the next customer is looked for. */
export function clear(): void {
  const search = document.querySelector('customer-search');
  search?.clear();
  search?.focus();
}

function* batches(customers: number, seed: number): Generator<{ id: string; displayName: string; phone: string }[]> {
  for (const batch of makePeople(customers, seed).batches()) yield batch.map(({ status: _, ...draft }) => draft);
}

async function until<T>(condition: () => T | null): Promise<T> {
  for (;;) {
    const value = condition();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
