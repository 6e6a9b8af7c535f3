import { type Clock, toTimestamp } from '../../domain/clock.js';
import { RegularsError } from '../../domain/errors.js';
import type { Id } from '../../domain/id.js';
import type { StoreMeta } from './stored-record.js';

/** What any store is opened with. */
export interface OpenStoreOptions {
  readonly name: string;
  /** Null where the host named none: then any merchant's store of that name will do. */
  readonly merchantId: string | null;
  /** Whether there is a remote: only then are mutations queued. */
  readonly queue: boolean;
  readonly clock: Clock;
  readonly newId: () => Id;
}

/** A store is born with its register's id and, where named, its merchant. */
export function newMeta(options: OpenStoreOptions, schema: number, minReader: number): StoreMeta {
  return {
    schema,
    minReader,
    merchantId: options.merchantId,
    registerId: options.newId(),
    createdAt: toTimestamp(options.clock.now()),
  };
}

/** @throws {RegularsError} `store-newer`, `wrong-merchant`. */
export function checkMeta(meta: StoreMeta, options: OpenStoreOptions, schema: number): void {
  if (meta.minReader > schema) {
    throw new RegularsError(
      'store-newer',
      `The store was made by a newer release; it needs schema ${meta.minReader}. Reload the page.`,
    );
  }
  if (meta.merchantId !== null && options.merchantId !== null && meta.merchantId !== options.merchantId) {
    throw new RegularsError('wrong-merchant', 'The store belongs to another merchant.', { path: 'config.merchantId' });
  }
}
