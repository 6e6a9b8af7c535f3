import type { Consent } from '../../domain/consent.js';
import { id as checkId, readInput } from '../../domain/entry-check.js';
import { tombstoneOf } from '../../domain/erased.js';
import { isRegularsError, RegularsError } from '../../domain/errors.js';
import type { CustomerId, Id } from '../../domain/id.js';
import { auditEntry } from '../approval/audit-entry.js';
import { checkGrant } from '../approval/check-grant.js';
import { type ClientContext, nowOf } from '../client-context.js';
import type { EraseOptions } from '../customer-client.js';
import { newMutations } from '../new-mutations.js';
import type { EraseDecision, EraseFound, ErasePuts } from '../store/erasure-store.js';
import type { StoredErasure, StoredStop } from '../store/stored-record.js';
import { StopHashes } from './stop-hashes.js';

/**
 * Erases a person: one transaction after which nothing here finds or shows them. What blocks and segments still hold goes
 * afterwards, while the register is quiet or at its next start.
 *
 * @throws {RegularsError} `not-found` for whom nobody knows or was erased before, `invalid-input`, `locked`, `not-allowed`,
 *   `grant-required`, `grant-invalid`.
 */
export async function eraseCustomer(context: ClientContext, id: CustomerId, options: EraseOptions): Promise<StoredErasure> {
  const { store, settings } = context;
  const customerId = readInput(checkId, id, 'id');
  const reason = readReason(options);
  const wanted = { permission: 'erase', action: 'erase', entryId: customerId, customerId, body: reason } as const;
  const checked = await checkGrant(context, wanted, options.grant);
  const managerId = checked.use?.grant.managerId ?? null;
  const { registerId } = store.status;
  return eraseAll(context, customerId, checked.reads.grantUses ?? [], (found) => {
    const used = checked.decide({ ...found, approval: null });
    const audit = auditEntry(settings, registerId, { kind: 'customer-erased', customerId, subjectId: customerId, managerId });
    return {
      auditEntries: [...used.auditEntries, audit],
      grantUses: used.grantUses,
      mutations: newMutations([{ kind: 'customer-erase', customerId, reason }], settings, checked.use),
    };
  });
}

/** Erases here whom another register erased. Whoever is not here, or no longer, is gone already. */
export async function eraseAsTold(context: ClientContext, customerId: CustomerId): Promise<void> {
  const nothing = { auditEntries: [], grantUses: [], mutations: [] };
  await eraseAll(context, customerId, [], () => nothing).catch((error: unknown) => {
    if (!isRegularsError(error) || error.code !== 'not-found') throw error;
  });
}

/** @throws {RegularsError} `not-found`. */
async function eraseAll(
  context: ClientContext,
  customerId: CustomerId,
  grantUses: readonly Id[],
  more: (found: EraseFound) => Pick<ErasePuts, 'auditEntries' | 'grantUses' | 'mutations'>,
): Promise<StoredErasure> {
  const { store, settings } = context;
  const { registerId } = store.status;
  const hashes = new StopHashes(context);

  type Outcome = { readonly erasure: StoredErasure } | { readonly unread: readonly Consent[] };
  for (;;) {
    const decide = (found: EraseFound): EraseDecision<Outcome> => {
      if (!found.isHere || found.customer?.deletedAt !== undefined) {
        throw new RegularsError('not-found', 'There is no such customer.');
      }
      // A hash waits, which a transaction does not: those that are missing are made, and all is asked again.
      if (!hashes.hasAll(found.consents)) return { result: { unread: found.consents } };
      const at = nowOf(settings);
      const erasure: StoredErasure = { customerId, at };
      return {
        puts: {
          tombstone: tombstoneOf(customerId, found.customer ?? { version: 0, originRegisterId: registerId }, at),
          erasure,
          stops: hashes.of(found.consents).map((hash): StoredStop => ({ hash, at })),
          ...more(found),
        },
        result: { erasure },
      };
    };
    const order = { customerId, grantUses };
    const outcome = store.wrote(await store.use(async (open) => (await open.erasures()).erase(order, decide)));
    if ('erasure' in outcome) return done(outcome.erasure);
    await hashes.make(outcome.unread);
  }

  /** In memory the index is all there is to clear; what is stored is cleared later, and the index with it. */
  async function done(erasure: StoredErasure): Promise<StoredErasure> {
    if (store.status.state !== 'memory') return { ...erasure, pending: 1 };
    await store.refresh();
    const mutations = newMutations([{ kind: 'erase-confirm', customerId }], settings);
    await store.write({}, () => ({ puts: { mutations }, result: null }));
    return erasure;
  }
}

/** Hosts without types may hand over anything. */
function readReason(options: Partial<EraseOptions> | undefined): string {
  const reason: unknown = options?.reason;
  if (typeof reason === 'string' && reason.trim() !== '') return reason.trim();
  const [path, expected] = ['options.reason', 'why this customer is erased'];
  throw new RegularsError('invalid-input', `${path} must be ${expected}.`, { path, expected });
}
