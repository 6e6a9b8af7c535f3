import type { Consent } from '../../domain/consent.js';
import type { Customer } from '../../domain/customer.js';
import { deriveId } from '../../domain/derived-id.js';
import { lanesOf, type MutationBody } from '../../domain/mutation.js';
import type { NewMutation } from '../store/stored-record.js';
import type { Batch } from './batch.js';

/** A batch as it travels: one mutation for all of it, under an id of its own that is the same when it is written again. */
export function importMutation(batch: Batch, customers: readonly Customer[], consents: readonly Consent[]): NewMutation {
  const block = batch.rows[0]?.row ?? 0;
  const ledgers = { loyaltyEntries: [], storeCreditEntries: [] };
  const body: MutationBody = { kind: 'customer-import', importId: batch.importId, block, customers, consents, ...ledgers };
  return {
    ...body,
    id: deriveId(batch.importId, `batch ${batch.startedAt} ${batch.registerId} ${block}`),
    lanes: lanesOf(body),
    retryOf: null,
    cashierId: batch.cashierId,
    createdAt: batch.now,
    schema: batch.schema,
    use: null,
  };
}
