import { erasedCart, erasedCreditEntry, erasedLoyaltyEntry, erasedParkedSale, erasedSale, tombstoneOf } from '../erased.js';
import { type NamesPerson, namesPerson } from '../person-names.js';
import type { RecordBase } from '../record.js';
import type { Judgement, JudgePlace } from './judgement.js';
import { accepted, alreadySo, type MutationOf, notFound } from './judging.js';
import type {
  HeldCustomer,
  HeldEntry,
  HeldOfCustomer,
  HeldParkedSale,
  MerchantReads,
  MerchantRecords,
} from './merchant-records.js';
import { survivorOf } from './survivor.js';

type Erase = MutationOf<'customer-erase'>;
type Confirm = MutationOf<'erase-confirm'>;

export function eraseReads({ customerId }: Erase): MerchantReads {
  return { customers: [customerId], allOf: [customerId] };
}

export function confirmReads({ customerId }: Confirm): MerchantReads {
  return { erasures: [customerId] };
}

/**
 * Erases a person, under every id they were merged from. What happened stays, without them; every register that ever called
 * has to say that it is done. Wins over whatever arrives later; who is erased already is as they should be.
 */
export function judgeErase(mutation: Erase, found: MerchantRecords, place: JudgePlace): Judgement {
  const held = survivorOf(found, mutation.customerId);
  if (!held) return notFound('customer');
  if (held.erased) return alreadySo(held.customer.version);
  const all = found.allOf.get(mutation.customerId);
  if (!all) return notFound('customer');
  const customerIds = all.customers.map(({ customer }) => customer.id);
  return accepted(
    place,
    {
      customers: all.customers.map((one) => erasedCustomer(one, place)),
      removedDocuments: all.documents.map(({ document }) => ({ ...versioned(document, place), deletedAt: place.now })),
      removedConsentsOf: customerIds,
      ...scrubbed(all, place),
      erasures: customerIds.map((customerId) => ({ customerId, at: place.now, unconfirmed: place.registerIds })),
    },
    held.customer.id === mutation.customerId ? {} : { customerId: held.customer.id },
  );
}

/** A register holds nothing of them any more. */
export function judgeConfirm({ customerId }: Confirm, found: MerchantRecords, place: JudgePlace): Judgement {
  const erasure = found.erasures.get(customerId);
  if (!erasure) return notFound('erasure');
  const unconfirmed = erasure.unconfirmed.filter((registerId) => registerId !== place.register.id);
  if (unconfirmed.length === erasure.unconfirmed.length) return alreadySo(0);
  return accepted(place, { erasures: [{ ...erasure, unconfirmed }] });
}

function erasedCustomer({ customer, account }: HeldCustomer, place: JudgePlace): HeldCustomer {
  const tombstone = tombstoneOf(customer.id, { ...customer, version: place.n }, place.now);
  return { customer: tombstone, touched: {}, account, erased: true };
}

function scrubbed(all: HeldOfCustomer, place: JudgePlace) {
  const people = all.customers.map(({ customer }) => namesPerson(customer));
  const names: NamesPerson = (text) => people.some((isNamed) => isNamed(text));
  return {
    loyaltyEntries: changedEntries(all.loyaltyEntries, erasedLoyaltyEntry, place),
    storeCreditEntries: changedEntries(all.storeCreditEntries, erasedCreditEntry, place),
    sales: all.sales.flatMap((sale) => {
      const after = erasedSale(sale);
      return after === sale ? [] : [versioned(after, place)];
    }),
    parkedSales: all.parkedSales.map(({ parkedSale, cartText }): HeldParkedSale => ({
      parkedSale: versioned(erasedParkedSale(parkedSale), place),
      cartText: cartText && erasedCart(cartText, names),
    })),
  };
}

/** Those that said something of the person. */
function changedEntries<Entry extends RecordBase>(
  entries: readonly HeldEntry<Entry>[],
  erased: (entry: Entry) => Entry,
  place: JudgePlace,
): HeldEntry<Entry>[] {
  return entries.flatMap((held) => {
    const entry = erased(held.entry);
    return entry === held.entry ? [] : [{ ...held, entry: versioned(entry, place) }];
  });
}

function versioned<Record extends RecordBase>(record: Record, { n, now }: JudgePlace): Record {
  return { ...record, version: n, updatedAt: now };
}
