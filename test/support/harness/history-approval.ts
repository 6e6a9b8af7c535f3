import { sendKeys } from '@web/test-runner-commands';
import type { CustomerHistoryHarness } from './customer-history-harness.js';
import { until } from './register-page.js';
import { typeByHand } from './type-by-hand.js';

/** Enters a manager's PIN on the pad that a history has put up. */
export async function approveWith(history: CustomerHistoryHarness, pin: string): Promise<void> {
  await padOf(history);
  await typeByHand(pin);
  await sendKeys({ press: 'Enter' });
}

/** Closes the pad without an approval. */
export async function cancelApproval(history: CustomerHistoryHarness): Promise<void> {
  await padOf(history);
  await sendKeys({ press: 'Escape' });
}

async function padOf(history: CustomerHistoryHarness): Promise<void> {
  await until(() => (history.find('manager-pin')?.shadowRoot?.querySelector('dialog[open]') ?? null) !== null);
}
