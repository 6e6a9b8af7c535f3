import { expiryFrom } from '../../domain/earn.js';
import { RegularsError } from '../../domain/errors.js';
import { refundEntries, isWholeRefund } from '../../domain/refund.js';
import { isSameRefund } from '../../domain/same-sale.js';
import { happened } from '../../domain/sale-moment.js';
import { withRefundOutcome } from '../../domain/refund-outcome.js';
import { readRefund } from '../../domain/sale-input.js';
import type { RefundDraft, Sale, SaleReceipt } from '../../domain/sale.js';
import { type ClientContext, requireCashier } from '../client-context.js';
import { requireCustomer, requireStill } from '../find-customer.js';
import { AccountChanges, type AccountPlace } from '../../domain/account-changes.js';
import { accountPlace } from '../ledgers/account-place.js';
import { newMutations } from '../new-mutations.js';
import { receiptAgain, receiptOf } from './receipt.js';
import { reused } from './record-sale.js';

/** A refund that happened: its record, what it takes back and gives back, and the sale's new state, in one transaction. */
export async function recordRefund(
  context: ClientContext,
  input: RefundDraft,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<SaleReceipt> {
  const { store, settings } = context;
  requireCashier(settings);
  const draft = readRefund(input);
  const { id, refundOf } = draft;
  // Whose it is never changes but by a merge, which is followed.
  const customerId = (await store.use((open) => open.readSale(refundOf)))?.customerId;
  if (customerId === undefined) throw unknownSale();
  const customer = await requireCustomer(context, customerId);
  const place = accountPlace(context, customer.id);

  const reads = { customers: [customer.id], sales: [id, refundOf], causedBy: [id, refundOf] };
  return store.write(reads, (found) => {
    const sale = found.sales.get(refundOf) ?? refuseUnknown();
    if (sale.refundOf !== null) throw invalid('refund.refundOf', 'a sale, not a refund');
    const record = recordOf(context, draft, sale, place);
    const known = found.sales.get(id);
    if (known) {
      if (!isSameRefund(known, { ...record, occurredAt: draft.occurredAt })) throw reused();
      return { result: receiptAgain(known, found.causedBy.get(id), found.accounts.get(customer.id), place.today) };
    }
    requireStill(found.customers, customer.id);
    const caused = found.causedBy.get(refundOf);
    const earlier = caused?.refunds ?? [];
    const sold = {
      sale,
      loyaltyEntries: caused?.loyaltyEntries ?? [],
      storeCreditEntries: caused?.storeCreditEntries ?? [],
    };
    const changes = new AccountChanges(found.accounts.get(customer.id), place);
    const outcome = refundEntries(sold, earlier, record, {
      expiresOn: expiryFrom(place.today, settings.storeCredit.expireAfterMonths),
      ...(settings.loyalty.clamp === true && { mostPoints: changes.now.loyalty.amount }),
    });
    for (const entry of outcome.loyaltyEntries) changes.addLoyalty(entry);
    for (const entry of outcome.storeCreditEntries) changes.addCredit(entry);

    const refund = withRefundOutcome(record, outcome);
    const { loyaltyEntries, storeCreditEntries } = outcome;
    const result = receiptOf(refund, loyaltyEntries, storeCreditEntries, changes.now, place.today);
    if (dryRun) return { result };
    const state = isWholeRefund(sale, [...earlier, refund]) ? 'refunded' : 'part-refunded';
    const mutations = newMutations([{ kind: 'refund-record', refund, loyaltyEntries, storeCreditEntries }], settings);
    const sales = [refund, { ...sale, state, updatedAt: place.now } as const];
    return { puts: { ...changes.puts, sales, mutations }, result };
  });
}

/** As a sale of its own, all money in it negative. What is paid back beyond the lines is their tax. */
function recordOf({ settings }: ClientContext, draft: RefundDraft, sale: Sale, place: AccountPlace): Sale {
  const { customerId, now, registerId } = place;
  const lines = draft.lines.map(({ lineId, quantity, amountMinor }, at) => {
    const sold = sale.lines.find((line) => line.id === lineId);
    if (!sold) throw invalid(`refund.lines.${at}.lineId`, 'of a line of the sale');
    return { ...sold, quantity, totalMinor: 0 - amountMinor };
  });
  const tenders = draft.tenders.map((tender) => ({ ...tender, amountMinor: 0 - tender.amountMinor }));
  const subtotalMinor = sumOf(lines.map((line) => line.totalMinor));
  const totalMinor = sumOf(tenders.map((tender) => tender.amountMinor));
  return {
    ...happened(draft.occurredAt, now),
    id: draft.id,
    version: 0,
    createdAt: now,
    updatedAt: now,
    originRegisterId: registerId,
    customerId,
    number: draft.number,
    lines,
    tenders,
    currency: sale.currency,
    subtotalMinor,
    taxMinor: totalMinor - subtotalMinor,
    tipMinor: 0,
    totalMinor,
    state: 'refund',
    refundOf: sale.id,
    pointsEarned: 0,
    pointsRedeemed: 0,
    creditUsedMinor: 0,
    cashierId: settings.cashier?.id ?? null,
    registerId,
    locationId: settings.locationId,
  };
}

function sumOf(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0);
}

function refuseUnknown(): never {
  throw unknownSale();
}

function unknownSale(): RegularsError {
  return new RegularsError('not-found', 'There is no such sale.', { path: 'refund.refundOf' });
}

function invalid(path: string, expected: string): RegularsError {
  return new RegularsError('invalid-input', `${path} must be ${expected}.`, { path, expected });
}
