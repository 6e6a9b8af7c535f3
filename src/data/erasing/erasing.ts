import type { Erasure } from '../../domain/erasure.js';
import { type ClientContext, requireCashier } from '../client-context.js';
import type { ClientParts } from '../client-parts.js';
import type { StoredErasure } from '../store/stored-record.js';
import { eraseCustomer } from './erase-customer.js';

/** The part of a client that erases people. */
export function erasingOf(context: ClientContext): ClientParts['erasing'] {
  return {
    eraseCustomer: async (id, options) => erasureOf(await eraseCustomer(context, id, options)),
    erasures: async () => {
      requireCashier(context.settings);
      return context.store.use(async (store) => {
        const [all, sync] = await Promise.all([(await store.erasures()).readAll(), store.readSync()]);
        const open = new Map((sync?.erasures ?? []).map(({ customerId, unconfirmed }) => [customerId, unconfirmed]));
        return all.map((erasure) => ({ ...erasureOf(erasure), unconfirmed: open.get(erasure.customerId) ?? [] }));
      });
    },
  };
}

function erasureOf({ customerId, at, pending }: StoredErasure): Erasure {
  return { customerId, at, here: pending ? 'hidden' : 'erased', unconfirmed: [] };
}
