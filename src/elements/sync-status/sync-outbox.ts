import type { CustomerReader } from '../../context/customer-client-context.js';
import type { CustomerId, Id } from '../../domain/id.js';
import { importedFields } from '../../domain/imported-fields.js';
import type { ImportedField } from '../../domain/imported-fields.js';
import type { Mutation } from '../../domain/mutation.js';
import { permissionOf } from '../../domain/policy.js';
import type { QueuedMutation } from '../../domain/sync-status.js';

/** Nobody reads on, and each names somebody who has to be looked up. */
const ROWS_AT_MOST = 50;
const HELD_AT_MOST = 5;

/** A change the remote has refused, and what stands still behind it. */
export interface RefusedChange {
  readonly refused: QueuedMutation;
  /** The first few … */
  readonly held: readonly QueuedMutation[];
  /** … and how many there are besides. */
  readonly moreHeld: number;
  /** What a row of an import says otherwise than the server, to choose between; null for all else. */
  readonly fields: readonly ImportedField[] | null;
}

/** What the cashier has to decide. */
export interface RefusedChanges {
  /** Whether nobody is signed in: nothing is named then. */
  readonly isLocked: boolean;
  readonly changes: readonly RefusedChange[];
  readonly more: number;
  /** What everybody is called whom these changes name. */
  readonly names: ReadonlyMap<CustomerId, string>;
}

const LOCKED: RefusedChanges = { isLocked: true, changes: [], more: 0, names: new Map() };

/** Live in `watch()`. */
export async function readRefused(reader: CustomerReader): Promise<RefusedChanges> {
  if (reader.options.cashier === null) return LOCKED;
  const queue = await reader.sync.outbox(['rejected', 'held']);
  const held = new Map<Id, QueuedMutation[]>();
  for (const one of queue) if (one.heldBy !== null) held.set(one.heldBy, [...(held.get(one.heldBy) ?? []), one]);

  const rejected = queue.filter(({ state }) => state === 'rejected');
  const changes: RefusedChange[] = [];
  for (const refused of rejected.slice(0, ROWS_AT_MOST)) {
    const behind = held.get(refused.mutation.id) ?? [];
    const moreHeld = Math.max(0, behind.length - HELD_AT_MOST);
    changes.push({ refused, held: behind.slice(0, HELD_AT_MOST), moreHeld, fields: await fieldsOf(refused, reader) });
  }
  const shown = changes.flatMap((change) => [change.refused, ...change.held]).map(({ mutation }) => mutation);
  return { isLocked: false, changes, more: rejected.length - changes.length, names: await namesIn(shown, reader) };
}

/** Whom a change is about; null where it names nobody, or many. */
export function customerOf(mutation: Mutation): CustomerId | null {
  if (mutation.kind === 'customer-import' && mutation.customers.length > 1) return null;
  return mutation.lanes.find((lane) => lane.startsWith('customer:'))?.slice('customer:'.length) ?? null;
}

/** Whoever may not see contacts would be told them by what differs, and chooses nothing. */
async function fieldsOf({ mutation, code }: QueuedMutation, reader: CustomerReader): Promise<readonly ImportedField[] | null> {
  const { cashier, customerTypes } = reader.options;
  const isFree = permissionOf(cashier, 'edit') === 'yes' && permissionOf(cashier, 'contacts') === 'yes';
  if (!isFree || code !== 'id-reused' || mutation.kind !== 'customer-import') return null;
  const [row, ...others] = mutation.customers;
  if (!row || others.length + mutation.loyaltyEntries.length + mutation.storeCreditEntries.length > 0) return null;
  const customer = (await reader.get(row.id))?.customer;
  const isKnown = customer?.id === row.id && customer.version > 0 && customer.status !== 'merged';
  return isKnown ? importedFields(customer, row, customerTypes) : null;
}

async function namesIn(mutations: readonly Mutation[], reader: CustomerReader): Promise<Map<CustomerId, string>> {
  const names = new Map<CustomerId, string>();
  for (const mutation of mutations) {
    const id = customerOf(mutation);
    if (id === null || names.has(id)) continue;
    const name = (await reader.get(id))?.customer.displayName ?? '';
    if (name !== '') names.set(id, name);
  }
  return names;
}
