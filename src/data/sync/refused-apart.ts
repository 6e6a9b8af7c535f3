import { deriveId } from '../../domain/derived-id.js';
import type { Id } from '../../domain/id.js';
import { lanesOf, type Mutation, type MutationBody } from '../../domain/mutation.js';
import type { PushResult } from '../../domain/remote-answer.js';
import type { NewMutation } from '../store/stored-record.js';

type Import = Extract<Mutation, { readonly kind: 'customer-import' }>;
type Refused = NonNullable<Extract<PushResult, { readonly status: 'accepted' }>['refused']>;

/** Whom of an import a remote refused. It takes a file's customers together, and refuses them one by one. */
export function refusedOf(mutation: Mutation, result: PushResult): Refused {
  return mutation.kind === 'customer-import' && result.status === 'accepted' ? (result.refused ?? []) : [];
}

/** Whether an import of one customer was not taken: then it is refused as any other mutation is. */
export function isRefusedWhole(mutation: Mutation, refused: Refused): boolean {
  return mutation.kind === 'customer-import' && refused.length > 0 && mutation.customers.length === 1;
}

/**
 * Those of an import of several who were refused, each as an import of their own: it is refused in its turn, and
 * waits for somebody to look at it. Under ids that are the same wherever the answer is taken.
 */
export function refusedApart(mutation: Mutation, result: PushResult): readonly NewMutation[] {
  const refused = refusedOf(mutation, result);
  if (mutation.kind !== 'customer-import' || isRefusedWhole(mutation, refused)) return [];
  const ids = new Set(refused.map(({ customerId }) => customerId));
  return mutation.customers.filter(({ id }) => ids.has(id)).map(({ id }) => alone(mutation, id));
}

function alone({ order: _order, ...all }: Import, customerId: Id): NewMutation {
  const isOf = (one: { readonly customerId: Id }): boolean => one.customerId === customerId;
  const body: MutationBody = {
    kind: 'customer-import',
    importId: all.importId,
    block: all.block,
    customers: all.customers.filter(({ id }) => id === customerId),
    consents: all.consents.filter(isOf),
    loyaltyEntries: all.loyaltyEntries.filter(isOf),
    storeCreditEntries: all.storeCreditEntries.filter(isOf),
  };
  return { ...all, ...body, id: deriveId(all.id, `refused ${customerId}`), lanes: lanesOf(body), retryOf: null };
}
