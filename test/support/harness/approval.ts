import { sendKeys } from '@web/test-runner-commands';
import { until } from './register-page.js';
import { typeByHand } from './type-by-hand.js';

/** What can be read on the pad that an element has put up; empty while none shows. */
export function padSeen(element: HTMLElement): string {
  const dialog = element.shadowRoot?.querySelector('manager-pin')?.shadowRoot?.querySelector('dialog[open]');
  return dialog?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

/** Enters a manager's PIN on the pad that an element puts up. */
export async function approveWith(element: HTMLElement, pin: string): Promise<void> {
  await until(() => padSeen(element) !== '');
  await typeByHand(pin);
  await sendKeys({ press: 'Enter' });
}

/** Closes the pad without an approval. */
export async function cancelApproval(element: HTMLElement): Promise<void> {
  await until(() => padSeen(element) !== '');
  await sendKeys({ press: 'Escape' });
  await until(() => padSeen(element) === '');
}
