import type { Timestamp } from './clock.js';
import type { CustomerId, Id } from './id.js';
import type { RecordBase } from './record.js';

export const AUDIT_KINDS = [
  'pin-right',
  'pin-wrong',
  'pin-locked',
  'grant-used',
  'approved-offline',
  'number-revealed',
  'customer-exported',
  'customer-erased',
  'conflict-resolved',
  'mutation-discarded',
  'fact-moved',
] as const;

export type AuditKind = (typeof AUDIT_KINDS)[number];

/** One line of the audit trail: append-only, no names, no PIN. */
export interface AuditEntry extends RecordBase {
  readonly kind: AuditKind;
  readonly at: Timestamp;
  readonly customerId: CustomerId | null;
  readonly subjectId: Id | null;
  readonly managerId: Id | null;
  readonly cashierId: string | null;
  readonly registerId: string;
}
