import { html } from 'lit';
import '../../../src/define/customer-account.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import type { Customer, CustomerDraft } from '../../../src/domain/customer.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import { CustomerAccountHarness } from './customer-account-harness.js';
import { addCustomers, clientOf, registerPage, until } from './register-page.js';

export interface Scene {
  readonly provider: CustomerProviderElement;
  readonly account: CustomerAccountHarness;
  readonly customer: Customer;
}

/** A register with one customer on the sale. */
export async function scene(draft: CustomerDraft = ADA, options: CustomerClientOptions = {}): Promise<Scene> {
  const provider = await registerPage(html`<customer-account></customer-account>`, { locale: 'en', ...options });
  const client = clientOf(provider);
  const [customer] = await addCustomers(client, draft);
  if (!customer) throw new Error('Nobody was saved.');
  await provider.sale?.attach(customer.id);
  const account = await CustomerAccountHarness.in(provider);
  await until(() => account.hasInitial);
  return { provider, account, customer };
}

export const ADA: CustomerDraft = { displayName: 'Ada Lovelace', phone: '(415) 555-0147' };
/** With a driver's license that has run out. */
export const EXPIRED: CustomerDraft = {
  ...ADA,
  identityDocuments: [{ type: 'drivers-license', number: 'D1234567', expiresOn: '2024-03-07' }],
};
