import { toTimestamp } from '../../domain/clock.js';
import { RegularsError } from '../../domain/errors.js';
import type { CustomerId, Id } from '../../domain/id.js';
import { lanesOf, type Mutation, type MutationBody } from '../../domain/mutation.js';
import { isSameContent } from '../../domain/same-content.js';
import type { MutationState, QueuedMutation } from '../../domain/sync-status.js';
import { auditEntry } from '../approval/audit-entry.js';
import { type ClientContext, requireCashier } from '../client-context.js';
import { requireCustomer } from '../find-customer.js';
import { newMutations } from '../new-mutations.js';
import type { WriteFound, WritePuts } from '../store/store.js';
import type { OutboxEntry } from '../store/stored-record.js';
import { heldBehind } from './next-batch.js';
import { isFact, OutcomeTaking } from './take-answers.js';

/** The outbox as it is shown, oldest first. */
export async function listOutbox(
  { store }: ClientContext,
  states?: readonly MutationState[],
): Promise<readonly QueuedMutation[]> {
  const entries = await store.use((open) => open.outbox());
  const rejected = entries.filter(({ outcome }) => outcome.state === 'rejected');
  const held = heldBehind(
    entries.filter(({ outcome }) => outcome.state === 'queued'),
    rejected,
  );
  const shown = entries.map((entry) => shownOf(entry, held.get(entry.mutation.id) ?? null));
  return states ? shown.filter(({ state }) => states.includes(state)) : shown;
}

/**
 * Sends a rejected one again, as a new mutation: the old id can never apply.
 *
 * @throws {RegularsError} `not-found` for one that is not rejected.
 */
export async function retryMutation(context: ClientContext, mutationId: Id): Promise<Id> {
  requireCashier(context.settings);
  const rejected = await requireRejected(context, mutationId);
  return replace(context, rejected, rejected.mutation);
}

/**
 * Sends a rejected sale or refund again, as another customer's.
 *
 * @throws {RegularsError} `not-found` for one that is not rejected, or no fact, or for an unknown customer.
 */
export async function moveMutation(context: ClientContext, mutationId: Id, customerId: CustomerId): Promise<Id> {
  requireCashier(context.settings);
  const rejected = await requireRejected(context, mutationId);
  const { id } = await requireCustomer(context, customerId);
  const { mutation } = rejected;
  if (mutation.kind !== 'sale-record' && mutation.kind !== 'refund-record') throw notFound();
  const entries = {
    loyaltyEntries: mutation.loyaltyEntries.map((entry) => ({ ...entry, customerId: id })),
    storeCreditEntries: mutation.storeCreditEntries.map((entry) => ({ ...entry, customerId: id })),
  };
  const body: MutationBody =
    mutation.kind === 'sale-record'
      ? { ...mutation, ...entries, sale: { ...mutation.sale, customerId: id } }
      : { ...mutation, ...entries, refund: { ...mutation.refund, customerId: id } };
  return replace(context, rejected, body, 'fact-moved');
}

/**
 * Gives up a rejected mutation, and all that hangs on it, which is answered. `dryRun` only lists.
 *
 * @throws {RegularsError} `not-found` for one that is not rejected; `is-fact` where it, or what hangs on it, has happened.
 */
export async function discardMutation(
  context: ClientContext,
  mutationId: Id,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<readonly QueuedMutation[]> {
  requireCashier(context.settings);
  const rejected = await requireRejected(context, mutationId);
  const queued = await context.store.use((open) => open.outbox('queued'));
  const held = heldBehind(queued, [rejected]);
  const hanging = queued.filter(({ mutation }) => held.has(mutation.id));
  const all = [rejected, ...hanging];
  if (all.some(({ mutation }) => isFact(mutation))) {
    throw new RegularsError(
      'is-fact',
      'A sale or refund hangs on it, which has happened: move it to another customer, or export it.',
    );
  }
  const shown = all.map((entry) => shownOf(entry, held.get(entry.mutation.id) ?? null));
  if (!dryRun) await take(context, all, { more: () => audited(context, 'mutation-discarded', rejected.mutation) });
  return shown;
}

/** All that waits, as JSON text, for rescue by hand. */
export async function exportOutbox(context: ClientContext): Promise<string> {
  requireCashier(context.settings);
  const outbox = await context.store.use((open) => open.outbox());
  const entries = outbox.map(({ mutation, outcome }) => ({ mutation, outcome }));
  const { registerId } = context.store.status;
  const exportedAt = toTimestamp(context.settings.environment.clock.now());
  return JSON.stringify({ format: 'regulars-outbox-1', registerId, exportedAt, entries }, null, 2);
}

async function replace(context: ClientContext, rejected: OutboxEntry, body: MutationBody, kind?: 'fact-moved'): Promise<Id> {
  const { id: retryOf, use } = rejected.mutation;
  const [fresh] = newMutations([withoutOrder(body)], context.settings, use);
  if (!fresh) throw notFound();
  // In the place of the other: what was done since, and is held behind it, goes after it.
  const mutation = { ...fresh, lanes: lanesOf(body), retryOf, order: rejected.mutation.order };
  const puts = kind ? audited(context, kind, rejected.mutation) : {};
  const again: OutboxEntry[] = [{ ...rejected, mutation, outcome: { state: 'queued' } }];
  await take(context, [rejected], { more: () => ({ ...restored(body), ...puts }), again });
  return fresh.id;
}

/** A body that comes out of the outbox still bears the place it had there. */
function withoutOrder(body: MutationBody & { readonly order?: number }): MutationBody {
  const { order: _order, ...left } = body;
  return left;
}

/** The records of a mutation that went when it was refused, or change with it. */
function restored(body: MutationBody): WritePuts {
  switch (body.kind) {
    case 'consent-append':
      return { consents: [body.consent] };
    case 'parked-sale-park':
      return { parkedSales: [{ parkedSale: body.parkedSale, cartText: body.cartText, base: null }] };
    case 'sale-record':
      return { sales: [body.sale] };
    case 'refund-record':
      return { sales: [body.refund] };
    default:
      return {};
  }
}

interface InPlace {
  /** What is put besides, or in place of what is put without them. */
  readonly more: (found: WriteFound, puts: WritePuts) => WritePuts;
  readonly again?: readonly OutboxEntry[];
  /** Whose consents it takes to say what. */
  readonly partsOf?: readonly CustomerId[];
}

/** Takes mutations out, and puts what comes in their place, in one transaction. */
export async function take(
  context: ClientContext,
  removed: readonly OutboxEntry[],
  { more, again = [], partsOf = [] }: InPlace,
): Promise<void> {
  const { store, settings } = context;
  const place = {
    now: toTimestamp(settings.environment.clock.now()),
    registerId: store.status.registerId,
    timeZone: settings.timeZone,
  };
  const taking = new OutcomeTaking([], removed, place, again);
  let needed = {};
  for (;;) {
    const reads = { ...taking.reads(needed), partsOf };
    const result = await store.write<ReturnType<typeof taking.decide>['result'] | { readonly isGone: true }>(reads, (found) => {
      // As they were read, too: one that lost a person to an erasure since is not put back with them.
      const isThere = removed.every(({ mutation }) =>
        found.outbox.some((one) => one.mutation.id === mutation.id && isSameContent(one.mutation, mutation)),
      );
      if (!isThere) return { result: { isGone: true } };
      const { puts, result: outcome } = taking.decide(found, reads);
      return puts ? { puts: { ...puts, ...more(found, puts) }, result: outcome } : { result: outcome };
    });
    // Another page was first.
    if ('isGone' in result) throw notFound();
    if (!('needed' in result)) return;
    needed = result.needed;
  }
}

function audited({ settings, store }: ClientContext, kind: 'mutation-discarded' | 'fact-moved', mutation: Mutation): WritePuts {
  const [customer] = mutation.lanes.flatMap((lane) => (lane.startsWith('customer:') ? lane.slice(9) : []));
  const entry = auditEntry(settings, store.status.registerId, {
    kind,
    customerId: customer ?? null,
    subjectId: mutation.id,
    managerId: null,
  });
  return { auditEntries: [entry], mutations: newMutations([{ kind: 'audit-append', entry }], settings) };
}

export async function requireRejected({ store }: ClientContext, mutationId: Id): Promise<OutboxEntry> {
  const rejected = await store.use((open) => open.outbox('rejected'));
  const found = rejected.find(({ mutation }) => mutation.id === mutationId);
  if (!found) throw notFound();
  return found;
}

function shownOf({ mutation, outcome }: OutboxEntry, heldBy: Id | null): QueuedMutation {
  const isRejected = outcome.state === 'rejected';
  const state = heldBy !== null ? 'held' : outcome.state === 'done' ? 'accepted' : outcome.state;
  return {
    mutation,
    state,
    isFact: isFact(mutation),
    code: isRejected ? outcome.code : null,
    message: isRejected ? outcome.message : null,
    rejectedAt: isRejected ? outcome.at : null,
    heldBy,
  };
}

export function notFound(): RegularsError {
  return new RegularsError('not-found', 'There is no such rejected change.');
}
