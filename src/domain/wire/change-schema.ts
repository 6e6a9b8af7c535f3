import * as z from 'zod/mini';
import type { Change } from '../change.js';
import { consent, customer, DETAILS, identityDocument } from './customer-schema.js';
import { isExactJson, isPlain } from './exact-json.js';
import { areLater } from './later-values.js';
import { creditOpenings, loyaltyEntry, loyaltyOpening, sale, storeCreditEntry } from './ledger-schema.js';
import { auditEntry, cartText, erasure, manager, parkedSale } from './other-schemas.js';
import { bool, count, id, text, timestamp, wrong } from './values.js';

/** The longest text of a change of a kind that is not known. */
const MOST_RAW = 300_000;

const OPTIONS = [
  z.object({ type: z.literal('customer'), record: customer }),
  z.object({ type: z.literal('identity-document'), record: identityDocument }),
  z.object({ type: z.literal('consent'), record: consent }),
  z.object({ type: z.literal('sale'), record: sale }),
  z.object({ type: z.literal('loyalty-entry'), record: loyaltyEntry }),
  z.object({ type: z.literal('store-credit-entry'), record: storeCreditEntry }),
  z.object({ type: z.literal('audit-entry'), record: auditEntry }),
  z.object({ type: z.literal('parked-sale'), record: parkedSale, cartText: z.nullable(cartText) }),
  z.object({ type: z.literal('manager'), record: manager, removed: bool }),
  z.object({ type: z.literal('erasure'), record: erasure }),
  z.object({
    type: z.literal('tombstone'),
    of: z.enum(['customer', 'identity-document', 'parked-sale']),
    id,
    version: count,
    deletedAt: timestamp,
    erased: bool,
  }),
] as const;

/** Every kind this release reads. */
const KNOWN: ReadonlySet<unknown> = new Set(OPTIONS.map((option) => option.shape.type.def.values[0]));

const KNOWN_CHANGE = z.discriminatedUnion('type', OPTIONS);

/**
 * A change of a remote. One of a kind that a later release knows is kept as text; text that an older relay kept, and that can be
 * read here, is read as what it is.
 */
export const change = z.pipe(
  z.transform((given: unknown, context) => {
    if (!isPlain(given) || typeof given.type !== 'string' || KNOWN.has(given.type)) return given;
    const kept = given.type === 'unknown' ? keptBy(given.raw) : given;
    if (kept === null || !isExactJson(kept)) {
      context.issues.push(wrong('a change that JSON gives back'));
      return given;
    }
    const isLater = !KNOWN.has(kept.type) || (kept !== given && hasLater(kept));
    return isLater ? { type: 'unknown', raw: JSON.stringify(kept) } : kept;
  }),
  z.discriminatedUnion('type', [...OPTIONS, z.object({ type: z.literal('unknown'), raw: text(MOST_RAW) })]),
);

export const customerWhole = z.object({ ...DETAILS, loyalty: loyaltyOpening, storeCredit: creditOpenings });

/** A change that was kept as text, where this release knows its kind by now and finds it right. */
export function readKeptChange(raw: string): Change | null {
  const read = change.safeParse({ type: 'unknown', raw });
  return read.success && read.data.type !== 'unknown' ? read.data : null;
}

/** Whether the text holds all of a customer, which could not be read once, and can be now. */
export function isReadableWhole(raw: string): boolean {
  const kept = keptBy(raw);
  return kept?.type === 'customer-whole' && customerWhole.safeParse(kept.record).success;
}

/** The text that a change is kept as; null where it would not come back as it is, or is too long. */
export function keptText(given: unknown): string | null {
  if (!isExactJson(given)) return null;
  const raw = JSON.stringify(given);
  return raw.length > MOST_RAW ? null : raw;
}

/** Whether nothing is wrong with it but values that a later release may know. */
function hasLater(kept: unknown): boolean {
  const read = KNOWN_CHANGE.safeParse(kept);
  return !read.success && areLater(read.error.issues, kept);
}

function keptBy(raw: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof raw !== 'string' || raw.length > MOST_RAW) return null;
  try {
    const kept: unknown = JSON.parse(raw);
    return isPlain(kept) && typeof kept.type === 'string' ? kept : null;
  } catch {
    return null;
  }
}
