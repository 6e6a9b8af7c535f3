import type { CustomerClient } from 'regulars/client';
import { MANAGER } from './manager-of-the-shop.js';
import { byId } from './page.js';
import { say } from './words.js';

/** Makes the manager known to a register that has none. */
export async function setUpManager(client: CustomerClient): Promise<void> {
  const { managers } = await client.approvalStatus();
  if (managers.length === 0) await client.setManagers([MANAGER]);
}

/** Tells the PIN, so that whoever tries this register can be the manager too. */
export function tellPin(): void {
  const { name, pin } = MANAGER;
  for (const id of ['manager-hint', 'manager-pin-line']) byId(id, HTMLElement).textContent = say('manager.pin', { name, pin });
}
