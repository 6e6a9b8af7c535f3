import { createCustomerClient } from '../../src/client.js';
import type { CustomerClient } from '../../src/data/customer-client.js';
import type { CustomerClientOptions } from '../../src/domain/client-options.js';

const open = new Map<string, CustomerClient[]>();

/** A name no other test uses. */
export function freshDatabase(): string {
  return `import-${crypto.randomUUID()}`;
}

/** A client that `closeClients` takes away again, database and all. */
export function openClient(database = freshDatabase(), options: CustomerClientOptions = {}): CustomerClient {
  const client = createCustomerClient({ timeZone: 'UTC', locale: 'en', ...options, database });
  open.set(database, [...(open.get(database) ?? []), client]);
  return client;
}

export async function closeClients(): Promise<void> {
  for (const clients of open.values()) {
    const [first, ...others] = clients;
    for (const client of others) await client.close();
    await first?.close({ destroy: true });
  }
  open.clear();
}

/** Every name in the store, sorted. */
export async function namesIn(client: CustomerClient): Promise<string[]> {
  const names: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await client.list({
      limit: 500,
      filters: { statuses: ['active', 'inactive', 'banned'] },
      ...(cursor !== undefined && { cursor }),
    });
    names.push(...page.rows.map(({ customer }) => customer.displayName));
    cursor = page.next;
  }
  return names.sort();
}

/** The one customer a search finds, whole. */
export async function theOne(
  client: CustomerClient,
  text: string,
): Promise<NonNullable<Awaited<ReturnType<CustomerClient['get']>>>> {
  const { results } = await client.search(text, { purpose: 'directory' });
  const [found] = results;
  const details = found && results.length === 1 ? await client.get(found.customer.id) : null;
  if (!details) throw new Error(`${results.length} found for ${text}`);
  return details;
}
