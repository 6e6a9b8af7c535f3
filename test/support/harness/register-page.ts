import { fixture } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import '../../../src/define/customer-provider.js';
import type { CustomerClient } from '../../../src/context/customer-client-context.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import type { Customer, CustomerDraft } from '../../../src/domain/customer.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import { until } from './customer-search-harness.js';

let databases = 0;

/** Options of a store that nothing else has and that ends with the page. */
export function ownStore(options: CustomerClientOptions = {}): CustomerClientOptions {
  databases += 1;
  return { storage: 'memory', database: `test-${String(databases)}-${crypto.randomUUID()}`, ...options };
}

/** A provider with a store of its own and these children, open. */
export async function registerPage(
  children: TemplateResult,
  options: CustomerClientOptions = {},
): Promise<CustomerProviderElement> {
  const provider = await fixture<CustomerProviderElement>(
    html`<customer-provider .config=${ownStore(options)}>${children}</customer-provider>`,
  );
  await clientOf(provider).ready;
  return provider;
}

export function clientOf(provider: CustomerProviderElement): CustomerClient {
  if (!provider.client) throw new Error('The provider has opened no client.');
  return provider.client;
}

/** Saves customers, each by its name or its fields. */
export async function addCustomers(client: CustomerClient, ...drafts: (string | CustomerDraft)[]): Promise<Customer[]> {
  const saved: Customer[] = [];
  for (const draft of drafts) {
    const result = await client.save(typeof draft === 'string' ? { displayName: draft } : draft);
    if (!result.ok) throw new Error(`Not saved: ${result.problems.map(({ path, code }) => `${path} ${code}`).join(', ')}`);
    saved.push(result.customer);
  }
  return saved;
}

export { until };
