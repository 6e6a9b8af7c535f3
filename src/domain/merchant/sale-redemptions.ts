import { deriveId } from '../derived-id.js';
import type { Id } from '../id.js';
import { isReversed } from '../reversal.js';
import type { Sale, Tender } from '../sale.js';
import type { JudgePlace } from './judgement.js';
import type { MutationOf } from './judging.js';
import { type AnyEntry, figureOf, isSameEntry, received, stripped } from './ledger-entry.js';
import type { MerchantAccount } from './merchant-account.js';
import type { HeldCustomer, MerchantRecords } from './merchant-records.js';
import { refuse } from './refusal.js';
import { isSamePerson } from './same-person.js';

type Record = MutationOf<'sale-record'>;

/** What was redeemed for a sale, in all. */
export interface SaleRedemptions {
  readonly points: number;
  readonly creditMinor: number;
  /** Those that were there before, pushed ahead of the sale. */
  readonly known: readonly AnyEntry[];
}

export function redemptionIdsOf({ tenders }: Pick<Sale, 'tenders'>): Id[] {
  return tenders.flatMap(({ redemptionId }) => (redemptionId === undefined ? [] : [redemptionId]));
}

/**
 * Takes what the tenders of a sale name. A redemption that was pushed ahead of the sale is there already and counts once; one
 * that was not is taken as the fact it is. One that was reversed meanwhile, at a register that took the sale for given up, is
 * taken again under an id of its own.
 *
 * @throws {RegularsError} `no-cause` for a tender without its redemption, or another sale's or customer's.
 */
export function takeRedemptions(
  mutation: Record,
  person: HeldCustomer,
  account: MerchantAccount,
  found: MerchantRecords,
  place: JudgePlace,
): SaleRedemptions {
  const { sale, loyaltyEntries, storeCreditEntries } = mutation;
  const sent: readonly AnyEntry[] = [...loyaltyEntries, ...storeCreditEntries];
  const ids = redemptionIdsOf(sale);
  if (new Set(ids).size < ids.length) refuse('no-cause', 'Each tender must have a redemption of its own.');
  const caused = found.causedBy.get(sale.id);

  const known: AnyEntry[] = [];
  const all = sale.tenders.flatMap((tender): AnyEntry[] => {
    const { redemptionId: id } = tender;
    if (id === undefined) return [];
    const given = sent.find((entry) => entry.id === id);
    const held = found.loyaltyEntries.get(id) ?? found.storeCreditEntries.get(id);
    if (given && held && !isSameEntry(stripped(given), held.entry))
      refuse('id-reused', 'Another entry has the id of a redemption.');
    const entry = given ? stripped(given) : held?.entry;
    if (!entry || !isFor(sale, tender, entry) || !isSamePerson(found, entry.customerId, person)) {
      return refuse('no-cause', 'A tender must name a redemption for this sale and customer.');
    }
    if (!held) account.redeem(received(entry, place));
    else {
      known.push(held.entry);
      if (isReversed(held, caused)) account.redeem(received({ ...entry, id: deriveId(sale.id, `redeem:${id}`) }, place));
    }
    return [entry];
  });
  const sumOf = (entries: readonly AnyEntry[]): number => entries.reduce((sum, entry) => sum - figureOf(entry), 0);
  return {
    points: sumOf(all.filter((entry) => 'points' in entry)),
    creditMinor: sumOf(all.filter((entry) => 'amount' in entry)),
    known,
  };
}

function isFor({ id, currency }: Sale, { type }: Tender, entry: AnyEntry): boolean {
  if (entry.saleId !== id || figureOf(entry) >= 0) return false;
  if ('points' in entry) return entry.type === 'redeem' && type === 'points';
  return entry.type === 'use' && type === 'store-credit' && entry.amount.currency === currency;
}
