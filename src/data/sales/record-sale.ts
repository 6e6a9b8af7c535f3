import { localDateOf } from '../../domain/clock.js';
import { earnId, expiryFrom, pointsEarned } from '../../domain/earn.js';
import { RegularsError } from '../../domain/errors.js';
import { loyaltyEntry } from '../../domain/new-entry.js';
import type { Lane } from '../../domain/mutation.js';
import { completed } from '../../domain/parked-sale-rules.js';
import { isSameSale } from '../../domain/same-sale.js';
import { happened } from '../../domain/sale-moment.js';
import { type ReadSale, readSale } from '../../domain/sale-input.js';
import type { Sale, SaleDraft, SaleReceipt } from '../../domain/sale.js';
import { type ClientContext, requireCashier } from '../client-context.js';
import { requireCustomer, requireStill } from '../find-customer.js';
import { AccountChanges, type AccountPlace } from '../../domain/account-changes.js';
import { accountPlace } from '../ledgers/account-place.js';
import { newMutations } from '../new-mutations.js';
import { receiptAgain, receiptOf } from './receipt.js';
import { type RedeemedEntries, redeemedEntries } from './redeemed-entries.js';
import { takeRefused, unsentRedemptions } from './unsent-redemptions.js';

/**
 * A sale that happened: the sale, what it earns and the parked sale it completes, in one transaction. Neither a balance nor
 * the customer's status refuses it. The same again is the first answer, whatever it has become since.
 */
export async function recordSale(
  context: ClientContext,
  input: SaleDraft,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<SaleReceipt> {
  const { store, settings } = context;
  requireCashier(settings);
  const draft = readSale(input, settings.currency);
  const { id, parkedSaleId = null } = draft;
  const points = pointsEarned(draft, settings.loyalty);
  const customer = await requireCustomer(context, draft.customerId);
  const place = accountPlace(context, customer.id);
  const redeemedIds = new Set(draft.tenders.flatMap(({ redemptionId }) => redemptionId ?? []));
  const owners = redeemedIds.size > 0 ? [...new Set([customer.id, draft.customerId])] : [];
  const reads = {
    customers: [customer.id],
    sales: [id],
    causedBy: [id],
    parkedSales: parkedSaleId === null ? [] : [parkedSaleId],
    lanes: owners.map((owner): Lane => `customer:${owner}`),
  };

  return store.write(reads, (found) => {
    const known = found.sales.get(id);
    if (known) {
      const isOurs = [customer.id, draft.customerId].includes(known.customerId);
      if (!isOurs || !isSameSale(known, draft)) throw reused();
      return { result: receiptAgain(known, found.causedBy.get(id), found.accounts.get(customer.id), place.today) };
    }
    requireStill(found.customers, customer.id);
    const changes = new AccountChanges(found.accounts.get(customer.id), place);
    const unsent = unsentRedemptions(found.outbox, id, redeemedIds);
    const caused = takeRefused(unsent, changes, customer.id, found.causedBy.get(id));
    const redeemed = redeemedEntries(draft, caused, [customer.id, draft.customerId]);
    const sale = saleOf(context, draft, place, redeemed, points);
    const earned = earn(context, changes, sale);
    changes.noteSale(sale.occurredAt);

    const loyaltyEntries = [...redeemed.loyalty.map(({ entry }) => entry), ...earned];
    const storeCreditEntries = redeemed.storeCredit.map(({ entry }) => entry);
    const result = receiptOf(sale, loyaltyEntries, storeCreditEntries, changes.now, place.today);
    if (dryRun) return { result };
    const body = { kind: 'sale-record', sale, parkedSaleId, loyaltyEntries, storeCreditEntries } as const;
    const mutations = newMutations([body], settings);
    const parked = parkedSaleId === null ? undefined : found.parkedSales.get(parkedSaleId);
    const ended = parked && completed(parked.parkedSale, place.now);
    const parkedSales = ended ? [{ parkedSale: ended, cartText: null }] : [];
    const removedOrders = unsent.map(({ mutation }) => mutation.order);
    const synced = removedOrders.length > 0 ? { synced: { removedOrders } } : {};
    return { puts: { ...changes.puts, sales: [sale], parkedSales, mutations, ...synced }, result };
  });
}

function saleOf(
  { settings }: ClientContext,
  { parkedSaleId: _parkedSaleId, ...draft }: ReadSale,
  { customerId, now, registerId }: AccountPlace,
  redeemed: RedeemedEntries,
  points: number,
): Sale {
  return {
    ...draft,
    ...happened(draft.occurredAt, now),
    customerId,
    version: 0,
    createdAt: now,
    updatedAt: now,
    originRegisterId: registerId,
    state: 'completed',
    refundOf: null,
    pointsEarned: points,
    pointsRedeemed: redeemed.loyalty.reduce((sum, { entry }) => sum - entry.points, 0),
    creditUsedMinor: redeemed.storeCredit.reduce((sum, { entry }) => sum - entry.amount.amountMinor, 0),
    cashierId: settings.cashier?.id ?? null,
    registerId,
    locationId: settings.locationId,
  };
}

function earn({ settings }: ClientContext, changes: AccountChanges, sale: Sale): SaleReceipt['loyaltyEntries'] {
  if (sale.pointsEarned === 0) return [];
  const soldOn = localDateOf(Date.parse(sale.occurredAt), settings.timeZone);
  const entry = loyaltyEntry(changes.place, 'earn', sale.pointsEarned, {
    id: earnId(sale.id),
    saleId: sale.id,
    occurredAt: sale.occurredAt,
    expiresOn: expiryFrom(soldOn, settings.loyalty.expireAfterMonths),
  });
  changes.addLoyalty(entry);
  return [entry];
}

export function reused(): RegularsError {
  return new RegularsError('id-reused', 'A sale of that id is recorded already, and says something else.');
}
