import * as z from 'zod/mini';
import { AUDIT_KINDS } from '../audit.js';
import { PERMISSIONS } from '../policy.js';
import { registerName } from './customer-schema.js';
import { isNoDeeper } from './exact-json.js';
import { record } from './record.js';
import { bool, count, figure, hostId, id, integer, list, LONG, money, SHORT, text, timestamp, words } from './values.js';

const cashier = z.object({
  id: text(SHORT),
  name: z.optional(text(SHORT)),
  can: z.optional(z.partialRecord(z.enum(PERMISSIONS), z.enum(['yes', 'grant', 'no']))),
});

const claim = z.object({
  register: registerName,
  here: bool,
  cashierId: z.nullable(text(SHORT)),
  since: timestamp,
  leaseUntil: timestamp,
});

export const parkedSale = record({
  state: z.enum(['waiting', 'open', 'completed', 'replaced', 'removed', 'expired']),
  claim: z.nullable(claim),
  clash: bool,
  label: text(LONG),
  customerId: z.nullable(id),
  itemCount: count,
  total: money,
  parkedBy: z.nullable(cashier),
  parkedAt: timestamp,
  expiresAt: timestamp,
  registerId: hostId,
  locationId: hostId,
});

/** A cart has at most 256 kB; what it holds is the host's own. */
export const cartText = text(256 * 1024).check(z.refine(isJsonText, 'JSON text at most 500 levels deep'));

const action = words(SHORT);
const limit = z.nullable(z.object({ points: z.optional(integer), amountMinor: z.optional(integer) }));

export const grant = z.object({
  id,
  entryId: id,
  action,
  customerId: z.nullable(id),
  points: z.nullable(integer),
  amount: z.nullable(money),
  limit,
  merchantId: text(SHORT),
  registerId: hostId,
  managerId: id,
  verifiedBy: z.enum(['remote', 'register']),
  issuedAt: timestamp,
  count: z.optional(count),
  proof: text(4_000),
});

/** The register's monotonic clock has fractions. */
export const grantUse = z.object({ grant, ageMs: figure.check(z.refine((value) => value >= 0, 'a number of 0 or more')) });

export const intent = z.object({
  entryId: id,
  action,
  customerId: z.optional(id),
  points: z.optional(integer),
  amount: z.optional(money),
  note: z.optional(words(SHORT)),
});

export const manager = z.object({ id, name: text(SHORT), actions: z.nullable(list(action, SHORT)), limit });

const unconfirmed = z.object({ id: hostId, name: z.nullable(text(SHORT)), lastSeenAt: z.nullable(timestamp) });

export const erasure = z.object({
  customerId: id,
  at: timestamp,
  here: z.enum(['hidden', 'erased']),
  unconfirmed: list(unconfirmed, 10_000),
});

export const auditEntry = record({
  kind: z.enum(AUDIT_KINDS),
  at: timestamp,
  customerId: z.nullable(id),
  subjectId: z.nullable(id),
  managerId: z.nullable(id),
  cashierId: z.nullable(text(SHORT)),
  registerId: hostId,
});

function isJsonText(value: string): boolean {
  try {
    return isNoDeeper(JSON.parse(value));
  } catch {
    return false;
  }
}
