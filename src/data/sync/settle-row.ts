import { type Consent, consentState, contactPointOf } from '../../domain/consent.js';
import type { Customer, FieldGroup } from '../../domain/customer.js';
import { RegularsError } from '../../domain/errors.js';
import type { Id } from '../../domain/id.js';
import { importedFields, withShown } from '../../domain/imported-fields.js';
import { withOther } from '../../domain/merchant/field-groups.js';
import { type Mutation, mutationsOf } from '../../domain/mutation.js';
import { requirePermission } from '../../domain/policy.js';
import { auditEntry } from '../approval/audit-entry.js';
import { type ClientContext, nowOf } from '../client-context.js';
import { newMutations } from '../new-mutations.js';
import type { WriteFound, WritePuts } from '../store/store.js';
import type { OutboxEntry } from '../store/stored-record.js';
import { notFound, requireRejected, take } from './outbox-changes.js';
import { baseOf } from './rebase.js';

type Import = Extract<Mutation, { readonly kind: 'customer-import' }>;

/**
 * Says what is right where a row of an import was refused because the remote has its customer with other details: what is taken
 * from the row becomes an edit like any other. The row leaves once nothing is left that it says otherwise.
 *
 * @param group - All that differs where none is named.
 * @throws {RegularsError} `not-found` for what is no such row, or one whose customer the remote has not told of or no longer has;
 *   `not-allowed`, `locked`, `invalid-input`.
 */
export async function settleRow(
  context: ClientContext,
  mutationId: Id,
  pick: 'shown' | 'other',
  group?: FieldGroup,
): Promise<void> {
  requirePermission(context.settings.cashier, 'edit');
  if (!['shown', 'other'].includes(pick)) {
    const [path, expected] = ['pick', 'shown or other'];
    throw new RegularsError('invalid-input', `${path} must be ${expected}.`, { path, expected });
  }
  const rejected = await requireRejected(context, mutationId);
  const row = rowIn(rejected.mutation);
  if (!row) throw notFound();
  await take(context, [rejected], {
    partsOf: [row.id],
    more: (found, puts) => settledPuts(context, { rejected, row, found, puts, pick, group }),
  });
}

/** What opening balances a row brings takes a manager: it stays as it is. */
function rowIn(mutation: Mutation): Customer | undefined {
  if (mutation.kind !== 'customer-import' || mutation.customers.length > 1) return undefined;
  return mutation.loyaltyEntries.length + mutation.storeCreditEntries.length > 0 ? undefined : mutation.customers[0];
}

interface Settling {
  readonly rejected: OutboxEntry;
  readonly row: Customer;
  readonly found: WriteFound;
  /** What is put where the row leaves without a word. */
  readonly puts: WritePuts;
  readonly pick: 'shown' | 'other';
  readonly group: FieldGroup | undefined;
}

function settledPuts({ settings, store }: ClientContext, { rejected, row, found, puts, pick, group }: Settling): WritePuts {
  const mutation = rejected.mutation as Import;
  const before = puts.customers?.find(({ id }) => id === row.id);
  if (!before || before.version === 0 || before.deletedAt !== undefined || before.status === 'merged') throw notFound();
  const fields = importedFields(before, row, settings.customerTypes);
  const decided = fields.filter((field) => group === undefined || field.group === group);
  const taken = pick === 'other' && decided.length > 0;
  const after = taken ? { ...decided.reduce(withOther, before), updatedAt: nowOf(settings) } : before;
  const isLeft = decided.length < fields.length;

  const audit = auditEntry(settings, store.status.registerId, {
    kind: 'conflict-resolved',
    customerId: row.id,
    subjectId: mutation.id,
    managerId: null,
  });
  const consents = isLeft ? [] : unsentConsents(mutation, after, found.consents.get(row.id));
  // What was decided is told at once, whatever becomes of the row it stands behind.
  const told = newMutations([{ kind: 'audit-append', entry: audit }], settings).map((line) => ({ ...line, lanes: [] }));
  const customers = pick === 'shown' ? [decided.reduce(withShown, row)] : [row];
  return {
    customers: [after],
    auditEntries: [audit],
    mutations: [...newMutations(mutationsOf(before, { customer: after, consents }), settings), ...told],
    synced: {
      ...puts.synced,
      bases: new Map([...(puts.synced?.bases ?? []), [row.id, baseOf(found, row.id)]]),
      ...(isLeft && { outbox: [...(puts.synced?.outbox ?? []), { ...rejected, mutation: { ...mutation, customers } }] }),
    },
  };
}

/** What the row says of marketing, where the customer can be reached there and nothing else was chosen: it shows here as it is. */
function unsentConsents({ consents }: Import, customer: Customer, known: readonly Consent[] = []): readonly Consent[] {
  const own = new Set(consents.map(({ id }) => id));
  const others = known.filter(({ id, version }) => version > 0 || !own.has(id));
  return consents.filter(({ channel, contactPoint, purpose }) => {
    const isTheirs = contactPointOf(channel, customer) === contactPoint;
    return isTheirs && consentState(others, channel, contactPoint, purpose) === 'not-asked';
  });
}
