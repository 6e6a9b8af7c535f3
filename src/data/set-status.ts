import type { Customer } from '../domain/customer.js';
import { RegularsError } from '../domain/errors.js';
import type { CustomerId } from '../domain/id.js';
import { requirePermission } from '../domain/policy.js';
import { type ClientContext, nowOf, seesContacts } from './client-context.js';
import { maskCustomer } from './mask-contacts.js';
import { newMutations } from './new-mutations.js';

const SETTABLE: readonly unknown[] = ['active', 'inactive', 'banned'];

/** Sets a status at once. Codes: not-found; invalid-input where *banned* comes without a reason. */
export async function setStatus(
  { store, settings }: ClientContext,
  id: CustomerId,
  status: 'active' | 'inactive' | 'banned',
  { reason }: { readonly reason?: string } = {},
): Promise<Customer> {
  requirePermission(settings.cashier, 'status');
  if (!SETTABLE.includes(status)) throw invalid('status', 'active, inactive or banned');
  const statusReason = reason?.trim() || null;
  if (status === 'banned' && statusReason === null) throw invalid('options.reason', 'why this customer is banned');

  const customer = await store.write({ customers: [id] }, ({ customers }) => {
    const before = customers.get(id);
    if (!before || before.deletedAt !== undefined || before.status === 'merged') {
      throw new RegularsError('not-found', 'There is no such customer.');
    }
    if (before.status === status && before.statusReason === statusReason) return { result: before };
    const after: Customer = { ...before, status, statusReason, updatedAt: nowOf(settings) };
    const body = { kind: 'customer-status', customerId: id, seen: before.version, status, reason: statusReason } as const;
    return { puts: { customers: [after], mutations: newMutations([body], settings) }, result: after };
  });
  return seesContacts(settings) ? customer : maskCustomer(customer);
}

function invalid(path: string, expected: string): RegularsError {
  return new RegularsError('invalid-input', `${path} must be ${expected}.`, { path, expected });
}
