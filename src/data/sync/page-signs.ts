import type { Change } from '../../domain/change.js';
import type { Timestamp } from '../../domain/clock.js';
import type { Erasure } from '../../domain/erasure.js';
import type { WriteFound } from '../store/store.js';
import type { SyncRecord } from '../store/stored-record.js';
import { keptAfter } from './kept-changes.js';
import { managersAfter } from './known-managers.js';

/** Whose records are this store's own. */
export interface OwnPlace {
  /** Under which register the remote keeps what is sent from here. */
  readonly asRegister: string;
  /** When this store was made: what the register did before that it did in another one. */
  readonly bornAt: Timestamp;
  readonly now: Timestamp;
}

/**
 * What a page leaves beside its records: who has still to confirm an erasure, who may approve, whether the register has a twin,
 * and what only a later release can read.
 */
export function withSigns(sync: SyncRecord, changes: readonly Change[], found: WriteFound, own: OwnPlace): SyncRecord {
  const erasures = new Map((sync.erasures ?? []).map((erasure) => [erasure.customerId, erasure]));
  for (const change of changes) if (change.type === 'erasure') erasures.set(change.record.customerId, change.record);
  const open = [...erasures.values()].filter(({ unconfirmed }: Erasure) => unconfirmed.length > 0);
  const isCloned = changes.some((change) => isOfTwin(change, found, own));
  return {
    ...sync,
    ...(open.length + (sync.erasures ?? []).length > 0 && { erasures: open }),
    ...keptAfter(sync, changes),
    // The last page of a snapshot tells of all.
    ...managersAfter(sync, changes, sync.snapshot !== null),
    ...(isCloned && { clonedAt: own.now }),
  };
}

/**
 * Whether a store that is not this one made it under this one's name: what a register makes lies in its own store before
 * anybody else hears of it, and customers and sales stay there.
 */
function isOfTwin(change: Change, { customers, sales, erased }: WriteFound, { asRegister, bornAt }: OwnPlace): boolean {
  if (change.type !== 'customer' && change.type !== 'sale') return false;
  const { id, originRegisterId, createdAt } = change.record;
  if (originRegisterId !== asRegister || createdAt < bornAt) return false;
  return change.type === 'customer' ? !customers.has(id) && !erased.has(id) : !sales.has(id);
}
