import type { AuditEntry } from '../../domain/audit.js';
import type { CustomerClientSettings } from '../../domain/client-options.js';
import { nowOf } from '../client-context.js';

/** A line of the audit trail as of now. */
export function auditEntry(
  settings: CustomerClientSettings,
  registerId: string,
  { kind, customerId, subjectId, managerId }: Pick<AuditEntry, 'kind' | 'customerId' | 'subjectId' | 'managerId'>,
): AuditEntry {
  const at = nowOf(settings);
  return {
    id: settings.environment.newId(),
    version: 0,
    createdAt: at,
    updatedAt: at,
    originRegisterId: registerId,
    kind,
    at,
    customerId,
    subjectId,
    managerId,
    cashierId: settings.cashier?.id ?? null,
    registerId,
  };
}
