import type { Customer } from '../domain/customer.js';
import { RegularsError } from '../domain/errors.js';
import type { CustomerId } from '../domain/id.js';
import { type ClientContext, nowOf, seesContacts } from './client-context.js';
import type { StatusOptions } from './customer-client.js';
import { maskCustomer } from './mask-contacts.js';
import { newMutations } from './new-mutations.js';

const SETTABLE: readonly unknown[] = ['active', 'inactive', 'banned'];

/** Sets a status at once. Codes: not-found; invalid-input where *banned* comes without a reason. */
export async function setStatus(
  context: ClientContext,
  id: CustomerId,
  status: 'active' | 'inactive' | 'banned',
  { reason, grant }: StatusOptions = {},
): Promise<Customer> {
  const { store, settings } = context;
  if (!SETTABLE.includes(status)) throw invalid('status', 'active, inactive or banned');
  const statusReason = reason?.trim() || null;
  if (status === 'banned' && statusReason === null) throw invalid('options.reason', 'why this customer is banned');
  const { checkGrant } = await import('./approval/check-grant.js');
  const wanted = { permission: 'status', action: 'status', entryId: id, customerId: id, body: [status, statusReason] } as const;
  const checked = await checkGrant(context, wanted, grant);

  const customer = await store.write({ customers: [id], ...checked.reads }, (found) => {
    const before = found.customers.get(id);
    if (!before || before.deletedAt !== undefined || before.status === 'merged') {
      throw new RegularsError('not-found', 'There is no such customer.');
    }
    if (before.status === status && before.statusReason === statusReason) return { result: before };
    const after: Customer = { ...before, status, statusReason, updatedAt: nowOf(settings) };
    const body = { kind: 'customer-status', customerId: id, seen: before.version, status, reason: statusReason } as const;
    const mutations = newMutations([body], settings, checked.use);
    return { puts: { customers: [after], mutations, ...checked.decide(found) }, result: after };
  });
  return seesContacts(settings) ? customer : maskCustomer(customer);
}

function invalid(path: string, expected: string): RegularsError {
  return new RegularsError('invalid-input', `${path} must be ${expected}.`, { path, expected });
}
