import type { Consent } from '../../domain/consent.js';
import type { Customer } from '../../domain/customer.js';
import { deriveId } from '../../domain/derived-id.js';
import type { CustomerId } from '../../domain/id.js';
import { lanesOf, type MutationBody, mutationsOf } from '../../domain/mutation.js';
import { cut } from '../cut.js';
import type { NewMutation } from '../store/stored-record.js';
import type { Batch } from './batch.js';

/** So many travel together: with all their fields they stay far below what one push takes. */
const CUSTOMERS_A_MUTATION = 256;

/**
 * A batch as it travels: newcomers in parts, each one mutation; those who were here and change, field by field, as any edit.
 * Ids are the same when the batch is written again.
 *
 * @param known - Who was here before.
 */
export function importMutations(
  batch: Batch,
  customers: readonly Customer[],
  consents: readonly Consent[],
  known: ReadonlyMap<CustomerId, Customer>,
): NewMutation[] {
  const first = batch.rows[0]?.row ?? 0;
  const consentsOf = groupedConsents(consents);
  const own = ({ id }: Customer): readonly Consent[] => consentsOf.get(id) ?? [];
  const parts = cut(
    customers.filter(({ id }) => !known.has(id)),
    CUSTOMERS_A_MUTATION,
  );
  const made = parts.map((part, place): NewMutation => {
    const block = first + place * CUSTOMERS_A_MUTATION;
    const ledgers = { loyaltyEntries: [], storeCreditEntries: [] };
    const { importId } = batch;
    return travelling(
      batch,
      { kind: 'customer-import', importId, block, customers: part, consents: part.flatMap(own), ...ledgers },
      `batch ${batch.startedAt} ${batch.registerId} ${block}`,
    );
  });
  return [...made, ...changes(batch, customers, consentsOf, known)];
}

function changes(
  batch: Batch,
  customers: readonly Customer[],
  consentsOf: ReadonlyMap<CustomerId, readonly Consent[]>,
  known: ReadonlyMap<CustomerId, Customer>,
): NewMutation[] {
  const after = new Map(customers.map((customer) => [customer.id, customer]));
  const ids = new Set([...after.keys(), ...consentsOf.keys()].filter((id) => known.has(id)));
  return [...ids].flatMap((id) => {
    const before = known.get(id) ?? null;
    const customer = after.get(id) ?? before;
    if (!customer) return [];
    const bodies = mutationsOf(before, { customer, consents: consentsOf.get(id) ?? [] });
    const name = `change ${batch.startedAt} ${batch.registerId} ${batch.rows[0]?.row ?? 0} ${id}`;
    return bodies.map((body, place) => travelling(batch, body, `${name} ${place}`));
  });
}

function travelling(batch: Batch, body: MutationBody, name: string): NewMutation {
  const { registerName } = batch;
  return {
    ...body,
    id: deriveId(batch.importId, name),
    lanes: lanesOf(body),
    retryOf: null,
    cashierId: batch.cashierId,
    ...(registerName !== undefined && { registerName }),
    createdAt: batch.now,
    schema: batch.schema,
    use: null,
  };
}

function groupedConsents(consents: readonly Consent[]): Map<CustomerId, Consent[]> {
  const grouped = new Map<CustomerId, Consent[]>();
  for (const consent of consents) grouped.set(consent.customerId, [...(grouped.get(consent.customerId) ?? []), consent]);
  return grouped;
}
