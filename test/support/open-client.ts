import { createCustomerClient, type CustomerClient } from '../../src/client.js';
import type { CustomerClientOptions } from '../../src/domain/client-options.js';
import type { Customer, CustomerDraft } from '../../src/domain/customer.js';
import { deleteDatabase } from './delete-database.js';

const opened: { readonly client: CustomerClient; readonly database: string }[] = [];

/** A client on a database of its own, unless the options name one; `closeClients` ends it. */
export async function openClient(options: CustomerClientOptions = {}): Promise<CustomerClient> {
  const client = startClient(options);
  await client.ready;
  return client;
}

/** The same, before its store has opened. */
export function startClient(options: CustomerClientOptions = {}): CustomerClient {
  const { database = `test-${crypto.randomUUID()}` } = options;
  const client = createCustomerClient({ ...options, database });
  opened.push({ client, database });
  return client;
}

/** Closes every client and deletes what they kept: for `afterEach`. */
export async function closeClients(): Promise<void> {
  const all = opened.splice(0);
  await Promise.all(all.map(({ client }) => client.close()));
  await Promise.all([...new Set(all.map(({ database }) => database))].map((name) => deleteDatabase(name)));
}

/** Saves a draft that has nothing wrong with it. */
export async function saveWell(client: CustomerClient, draft: CustomerDraft): Promise<Customer> {
  const result = await client.save(draft);
  if (!result.ok) throw new Error(`Not saved: ${result.problems.map(({ path, code }) => `${path} ${code}`).join(', ')}`);
  return result.customer;
}
