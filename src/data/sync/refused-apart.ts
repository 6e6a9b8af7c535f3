import { deriveId } from '../../domain/derived-id.js';
import type { CustomerId, Id } from '../../domain/id.js';
import { lanesOf, type Mutation, type MutationBody } from '../../domain/mutation.js';
import type { PushResult } from '../../domain/remote-answer.js';
import type { NewMutation, OutboxEntry, Outcome } from '../store/stored-record.js';
import { idsInLanes } from './rebase.js';

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
 * Whether it had been applied before somebody in it was erased, and its answer lost: whom it refused then is not known, so that
 * each of the others is asked for anew.
 */
function isSentWithout(outcome: Outcome, result: PushResult): boolean {
  return outcome.state === 'queued' && outcome.scrubbed === true && result.status === 'rejected' && result.code === 'id-reused';
}

/**
 * Those of an import of several who were refused, each as an import of their own: it is refused in its turn, and
 * waits for somebody to look at it. Under ids that are the same wherever the answer is taken.
 */
export function refusedApart({ mutation, outcome }: OutboxEntry, result: PushResult): readonly NewMutation[] {
  if (mutation.kind === 'customer-import' && isSentWithout(outcome, result)) {
    return mutation.customers.map(({ id }) => alone(mutation, id));
  }
  const refused = refusedOf(mutation, result);
  if (mutation.kind !== 'customer-import' || isRefusedWhole(mutation, refused)) return [];
  const ids = new Set(refused.map(({ customerId }) => customerId));
  return mutation.customers.filter(({ id }) => ids.has(id)).map(({ id }) => alone(mutation, id));
}

/**
 * Those that were not queued yet. Where another page has taken the same answer, or it is of an import that is sent again after
 * the remote was set back, each waits already, or was settled since.
 */
export function newApart(before: OutboxEntry | undefined, apart: readonly NewMutation[] = []): readonly NewMutation[] {
  if (before?.outcome.state !== 'queued') return [];
  const queued = new Set(before.outcome.apart);
  return apart.filter((one) => !queued.has(onlyOf(one)));
}

/** An import with its outcome, and who of it has been queued apart by now. */
export function withApart(entry: OutboxEntry, before: OutboxEntry, apart: readonly NewMutation[] = []): OutboxEntry {
  const { outcome } = entry;
  if (outcome.state === 'rejected') return entry;
  const queued = before.outcome.state === 'rejected' ? [] : (before.outcome.apart ?? []);
  const all = [...queued, ...newApart(before, apart).map(onlyOf)];
  return all.length > 0 ? { ...entry, outcome: { ...outcome, apart: all } } : entry;
}

function onlyOf({ lanes }: NewMutation): CustomerId {
  return idsInLanes(lanes, 'customer')[0] ?? '';
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
