import { id as checkId, readInput } from '../../domain/entry-check.js';
import { RegularsError } from '../../domain/errors.js';
import type { Customer } from '../../domain/customer.js';
import type { CustomerId, Id } from '../../domain/id.js';
import { requirePermission } from '../../domain/policy.js';
import { auditEntry } from '../approval/audit-entry.js';
import { type ClientContext, nowOf, seesContacts } from '../client-context.js';
import { maskCustomer } from '../mask-contacts.js';
import { newMutations } from '../new-mutations.js';
import { settled } from './replay.js';

/**
 * Says which of two values is right, of a field that was changed at two registers. One that is settled already stays so.
 *
 * @throws {RegularsError} `not-found` for an unknown customer, `not-allowed`, `locked`, `invalid-input`.
 */
export async function resolveConflict(
  { store, settings }: ClientContext,
  customerId: CustomerId,
  conflictId: Id,
  pick: 'shown' | 'other',
): Promise<Customer> {
  requirePermission(settings.cashier, 'edit');
  const id = readInput(checkId, customerId, 'customerId');
  if (!['shown', 'other'].includes(pick)) {
    const [path, expected] = ['pick', 'shown or other'];
    throw new RegularsError('invalid-input', `${path} must be ${expected}.`, { path, expected });
  }
  const audit = auditEntry(settings, store.status.registerId, {
    kind: 'conflict-resolved',
    customerId: id,
    subjectId: conflictId,
    managerId: null,
  });
  const customer = await store.write({ customers: [id] }, (found) => {
    const before = found.customers.get(id);
    if (!before || before.deletedAt !== undefined) throw new RegularsError('not-found', 'There is no such customer.');
    if (!before.conflicts.some((one) => one.id === conflictId)) return { result: before };
    const after: Customer = { ...settled(before, conflictId, pick), updatedAt: nowOf(settings) };
    const bodies = [
      { kind: 'conflict-resolve', customerId: id, conflictId, pick } as const,
      { kind: 'audit-append', entry: audit } as const,
    ];
    return { puts: { customers: [after], auditEntries: [audit], mutations: newMutations(bodies, settings) }, result: after };
  });
  return seesContacts(settings) ? customer : maskCustomer(customer);
}
