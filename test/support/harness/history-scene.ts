import { html } from 'lit';
import type { TemplateResult } from 'lit';
import '../../../src/define/customer-history.js';
import type { CustomerClient } from '../../../src/context/customer-client-context.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import type { Customer, CustomerDraft } from '../../../src/domain/customer.js';
import type { SaleDraft, SaleReceipt } from '../../../src/domain/sale.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import { CustomerHistoryHarness } from './customer-history-harness.js';
import { addCustomers, clientOf, registerPage } from './register-page.js';

/** Noon of 21 November 2026 in Los Angeles, where these tests play. */
export const NOON = Date.UTC(2026, 10, 21, 20);
export const ZONE = 'America/Los_Angeles';
/** A cashier who may do all of it alone. */
export const ANYTHING = { id: 'robin', can: { loyalty: 'yes', credit: 'yes', export: 'yes' } } as const;

export interface HistoryScene {
  readonly provider: CustomerProviderElement;
  readonly client: CustomerClient;
  readonly customer: Customer;
  readonly history: CustomerHistoryHarness;
}

export interface SceneOptions {
  readonly customer?: CustomerDraft;
  readonly options?: CustomerClientOptions;
  readonly element?: TemplateResult;
  /** What happened before. */
  readonly before?: (client: CustomerClient, customer: Customer) => Promise<unknown>;
}

/** A register with one customer on the sale, and their history. */
export async function historyScene({ customer: draft, options, element, before }: SceneOptions = {}): Promise<HistoryScene> {
  const provider = await registerPage(html`<div></div>`, {
    locale: 'en-US',
    timeZone: ZONE,
    cashier: ANYTHING,
    environment: { clock: noon() },
    ...options,
  });
  const client = clientOf(provider);
  const [customer] = await addCustomers(client, draft ?? { displayName: 'Ada Lovelace' });
  if (!customer) throw new Error('Nobody was saved.');
  await before?.(client, customer);
  await provider.sale?.attach(customer.id);
  const place = document.createElement('div');
  provider.append(place);
  const { render } = await import('lit');
  render(element ?? html`<customer-history></customer-history>`, place);
  const history = await CustomerHistoryHarness.in(provider);
  return { provider, client, customer, history };
}

/** A clock that stands at noon. */
export function noon(): NonNullable<NonNullable<CustomerClientOptions['environment']>['clock']> {
  return {
    now: () => NOON,
    monotonic: () => performance.now(),
    sleep: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
  };
}

let numbers = 1000;

/** A sale of one coffee and one bagel for $14.00 and $1.40 tax, unless said otherwise. */
export function saleOf(customer: Customer, fields: Partial<SaleDraft> = {}): SaleDraft {
  numbers += 1;
  return {
    id: crypto.randomUUID(),
    customerId: customer.id,
    number: String(numbers),
    lines: [
      { id: 'coffee', name: 'Coffee', quantity: 2, totalMinor: 1000 },
      { id: 'bagel', name: 'Bagel', quantity: 1, totalMinor: 400 },
    ],
    tenders: [{ type: 'cash', amountMinor: 1540 }],
    subtotalMinor: 1400,
    taxMinor: 140,
    totalMinor: 1540,
    ...fields,
  };
}

/** Records sales, each so many days before today. */
export async function sellDaysAgo(client: CustomerClient, customer: Customer, ...daysAgo: number[]): Promise<SaleReceipt[]> {
  const receipts: SaleReceipt[] = [];
  for (const days of daysAgo) {
    const occurredAt = new Date(NOON - days * 86_400_000).toISOString();
    receipts.push(await client.recordSale(saleOf(customer, { occurredAt })));
  }
  return receipts;
}
