import { html } from 'lit';
import '../../../src/define/credit-adjust.js';
import '../../../src/define/credit-badge.js';
import '../../../src/define/loyalty-adjust.js';
import '../../../src/define/loyalty-pill.js';
import type { CustomerClient } from '../../../src/context/customer-client-context.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import type { Cashier } from '../../../src/domain/policy.js';
import type { CreditAdjustElement } from '../../../src/elements/credit-adjust/credit-adjust.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import type { LoyaltyAdjustElement } from '../../../src/elements/loyalty-adjust/loyalty-adjust.js';
import { AdjustHarness } from './adjust-harness.js';
import { addCustomers, clientOf, registerPage } from './register-page.js';

/** Of the one manager without a limit. */
export const PIN = '135790';
/** Of a manager who may approve 100 points, or 100.00. */
export const LIMITED_PIN = '246801';

const MANAGERS = [
  { id: '01a2003f-db61-7720-87eb-00000000000a', name: 'Mo', pin: PIN },
  {
    id: '01a2003f-db61-7720-87eb-00000000000b',
    name: 'Lin',
    pin: LIMITED_PIN,
    limit: { points: 100, amountMinor: 10_000 },
  },
];

/** May adjust without a manager. */
export const TRUSTED: Cashier = { id: 'trusted', can: { loyalty: 'yes', credit: 'yes' } };

export interface AdjustScene {
  readonly provider: CustomerProviderElement;
  readonly client: CustomerClient;
  readonly customerId: string;
  readonly loyalty: AdjustHarness<LoyaltyAdjustElement>;
  readonly credit: AdjustHarness<CreditAdjustElement>;
}

export interface AdjustStart {
  readonly points?: number;
  /** In US cents. */
  readonly creditMinor?: number;
  readonly options?: CustomerClientOptions;
}

/** A register with managers, and with a customer on the sale who has so many points and so much credit. */
export async function adjustScene({ points = 0, creditMinor = 0, options = {} }: AdjustStart = {}): Promise<AdjustScene> {
  const provider = await registerPage(
    html`<loyalty-pill></loyalty-pill><credit-badge></credit-badge><loyalty-adjust></loyalty-adjust><credit-adjust></credit-adjust>`,
    { locale: 'en', ...options, cashier: TRUSTED },
  );
  const client = clientOf(provider);
  await client.setManagers(MANAGERS);
  const customerId = await customerWith(client, points, creditMinor);
  await provider.sale?.attach(customerId);
  // Whoever works in the test starts when all is there.
  client.configure({ cashier: options.cashier === undefined ? { id: 'ben' } : options.cashier });
  const [loyalty, credit] = [provider.querySelector('loyalty-adjust'), provider.querySelector('credit-adjust')];
  if (!loyalty || !credit) throw new Error('The elements are not on the page.');
  return { provider, client, customerId, loyalty: new AdjustHarness(loyalty), credit: new AdjustHarness(credit) };
}

/** Somebody new with so many points and so much credit. */
export async function customerWith(client: CustomerClient, points: number, creditMinor: number): Promise<string> {
  const [customer] = await addCustomers(client, 'Ana Perez');
  if (!customer) throw new Error('Nobody was saved.');
  const customerId = customer.id;
  const reason = { code: 'correction' };
  if (points !== 0) await client.loyalty.adjust({ customerId, points, reason });
  if (creditMinor !== 0) {
    await client.storeCredit.issue({ customerId, amount: { amountMinor: creditMinor, currency: 'USD' }, reason });
  }
  return customerId;
}
