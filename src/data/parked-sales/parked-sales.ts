import { id as checkId, readInput } from '../../domain/entry-check.js';
import type { ParkedSaleId } from '../../domain/id.js';
import type { ClientContext } from '../client-context.js';
import type { ParkedSales } from '../client-parked-sales.js';
import { claimSale } from './claim-sale.js';
import { releaseSale, removeSale } from './end-sale.js';
import { listParkedSales } from './list-parked-sales.js';
import { parkSale } from './park-sale.js';

/** The queue of this register's location. */
export function parkedSalesOf(context: ClientContext): ParkedSales {
  return {
    list: (query) => listParkedSales(context, query),
    park: (sale, options) => parkSale(context, sale, options),
    claim: async (id, options) => claimSale(context, read(id), false, options),
    takeOver: async (id, options) => claimSale(context, read(id), true, options),
    release: async (id) => releaseSale(context, read(id)),
    remove: async (id, options) => removeSale(context, read(id), options),
  };
}

function read(id: unknown): ParkedSaleId {
  return readInput(checkId, id, 'id');
}
