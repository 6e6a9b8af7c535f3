import type { CustomerClient } from '../../src/client.js';
import type { CustomerClientOptions } from '../../src/domain/client-options.js';
import type { CustomerId } from '../../src/domain/id.js';
import { FakeClock } from '../../src/testing.js';
import { openClient, saveWell } from './open-client.js';

/** A shop in New York whose cashier needs no manager, with one customer. */
export interface LedgerShop {
  readonly client: CustomerClient;
  readonly clock: FakeClock;
  readonly customerId: CustomerId;
  /** What points, or credit, are changed for by hand. */
  readonly reason: { readonly code: string };
}

export const FREE_CASHIER = { id: 'ana', can: { loyalty: 'yes', credit: 'yes' } } as const;

/** What every ledger keeps its promises in. */
export const STORAGES = ['indexeddb', 'memory'] as const;

/** It is noon of 21 November 2026 in UTC, seven in the morning in the shop. */
export async function openLedgerShop(options: CustomerClientOptions = {}): Promise<LedgerShop> {
  const clock = new FakeClock();
  const client = await openClient({
    cashier: FREE_CASHIER,
    timeZone: 'America/New_York',
    environment: { clock },
    ...options,
  });
  const { id: customerId } = await saveWell(client, { displayName: 'Ann' });
  return { client, clock, customerId, reason: { code: 'goodwill' } };
}

/** For `.catch()`: where the wrong value stands, or which error it is. */
export function partOfError(part: 'path' | 'code'): (error: unknown) => unknown {
  return (error) => Reflect.get(Object(error) as object, part) as unknown;
}
