import { type Account, EMPTY_ACCOUNT, EMPTY_LEDGER } from '../account.js';
import { changeOf } from '../balance.js';
import type { Consent } from '../consent.js';
import type { Customer } from '../customer.js';
import type { CustomerId, Id } from '../id.js';
import { applyChange } from '../ledger-state.js';
import type { LoyaltyEntry } from '../loyalty.js';
import type { PushAccepted } from '../remote-answer.js';
import { isSameContent } from '../same-content.js';
import type { StoreCreditEntry } from '../store-credit.js';
import { consentOf } from './judge-consent.js';
import { contentOf } from './judge-customer.js';
import { type Judgement, type JudgePlace, rejected } from './judgement.js';
import { accepted, bumped, foreignLocation, type MutationOf, personOf } from './judging.js';
import type { HeldCreditEntry, HeldCustomer, HeldLoyaltyEntry, MerchantReads, MerchantRecords } from './merchant-records.js';

type Import = MutationOf<'customer-import'>;
type Refused = NonNullable<PushAccepted['refused']>[number];

export function importReads({ customers, consents, loyaltyEntries, storeCreditEntries }: Import): MerchantReads {
  const ids = customers.map(({ id }) => id);
  return {
    customers: ids,
    ...(consents.length > 0 && { partsOf: ids }),
    loyaltyEntries: loyaltyEntries.map(({ id }) => id),
    storeCreditEntries: storeCreditEntries.map(({ id }) => id),
  };
}

/**
 * Customers of a file, whole. Whoever is known is not written over: the same person is as they should be, another is refused
 * and told. What they bring of points and credit needs a manager.
 */
export function judgeImport(mutation: Import, found: MerchantRecords, place: JudgePlace): Judgement {
  const { customers, consents, loyaltyEntries, storeCreditEntries } = mutation;
  if (consents.some(({ locationId }) => !place.locationIds.includes(locationId))) return foreignLocation();
  const entries = [...loyaltyEntries, ...storeCreditEntries];
  const misfit = entries.length > 0 ? balancesMisfit(mutation, entries, place) : null;
  if (misfit) return misfit;

  const block = new ImportedBlock(found, place);
  for (const customer of customers) block.addCustomer(customer);
  for (const consent of consents) block.addConsent(consent);
  for (const entry of loyaltyEntries) block.addLoyalty(entry);
  for (const entry of storeCreditEntries) block.addCredit(entry);
  return block.judged();
}

function balancesMisfit(
  { use }: Import,
  entries: readonly (LoyaltyEntry | StoreCreditEntry)[],
  place: JudgePlace,
): Judgement | null {
  if (entries.some(({ type }) => type !== 'open')) return rejected('no-cause', 'An import brings opening entries only.');
  if (!use) return rejected('grant-required', 'Balances are imported with a manager’s approval.');
  const isFit =
    place.isProven &&
    use.grant.action === 'balance-import' &&
    // No cap of a day binds what a file brings, and nobody waits for it at a register: the remote is asked.
    use.grant.verifiedBy !== 'register' &&
    use.grant.merchantId === place.merchantId &&
    use.grant.registerId === place.register.id;
  return isFit ? null : rejected('grant-invalid', 'The approval that came with these balances is not for them.');
}

class ImportedBlock {
  /** As they are after this block so far. */
  private readonly touched = new Map<CustomerId, HeldCustomer>();
  /** Of the file's ids that were taken: who that is, where they were merged since. */
  private readonly taken = new Map<CustomerId, CustomerId>();
  private readonly refused: Refused[] = [];
  private readonly consents = new Map<Id, Consent>();
  private readonly loyaltyEntries = new Map<Id, HeldLoyaltyEntry>();
  private readonly storeCreditEntries = new Map<Id, HeldCreditEntry>();

  constructor(
    private readonly found: MerchantRecords,
    private readonly place: JudgePlace,
  ) {}

  addCustomer(customer: Customer): void {
    const { id } = customer;
    const held = this.touched.get(id) ?? this.found.customers.get(id);
    const person = held && !held.erased ? (this.touched.get(id) ?? personOf(this.found, id)) : null;
    if (!held) {
      this.touched.set(id, { customer: imported(customer, this.place), touched: {}, account: EMPTY_ACCOUNT });
      this.taken.set(id, id);
    } else if (!person) {
      this.refused.push({ customerId: id, code: 'not-found', message: 'This customer was erased.' });
    } else if (isSameContent(contentOf(held.customer), contentOf(customer))) {
      this.taken.set(id, person.customer.id);
    } else {
      this.refused.push({ customerId: id, code: 'id-reused', message: 'Another customer has this id.' });
    }
  }

  addConsent(consent: Consent): void {
    const held = this.heldOf(consent.customerId);
    if (!held) return;
    const known = this.found.consentsOf.get(held.customer.id) ?? [];
    if (this.consents.has(consent.id) || known.some(({ id }) => id === consent.id)) return;
    this.touched.set(held.customer.id, bumped(held, this.place));
    this.consents.set(consent.id, consentOf(consent, held.customer.id, this.place));
  }

  addLoyalty(given: LoyaltyEntry): void {
    const held = this.heldOf(given.customerId);
    if (!held || this.loyaltyEntries.has(given.id) || this.found.loyaltyEntries.has(given.id)) return;
    const entry = this.opening(given, held);
    const { state, takes } = applyChange(held.account.loyalty, changeOf(entry), this.place.today);
    this.putAccount(held, { ...held.account, loyalty: state });
    this.loyaltyEntries.set(entry.id, { entry, takes });
  }

  addCredit(given: StoreCreditEntry): void {
    const held = this.heldOf(given.customerId);
    if (!held || this.storeCreditEntries.has(given.id) || this.found.storeCreditEntries.has(given.id)) return;
    const entry = this.opening(given, held);
    const { currency } = entry.amount;
    const before = held.account.storeCredit[currency] ?? EMPTY_LEDGER;
    const { state, takes } = applyChange(before, changeOf(entry), this.place.today);
    this.putAccount(held, { ...held.account, storeCredit: { ...held.account.storeCredit, [currency]: state } });
    this.storeCreditEntries.set(entry.id, { entry, takes });
  }

  judged(): Judgement {
    const { touched, refused } = this;
    const puts = {
      customers: [...touched.values()],
      consents: [...this.consents.values()],
      loyaltyEntries: [...this.loyaltyEntries.values()],
      storeCreditEntries: [...this.storeCreditEntries.values()],
    };
    return accepted(this.place, puts, refused.length > 0 ? { refused } : {});
  }

  /** Undefined for who is not of this block, or was refused. */
  private heldOf(named: CustomerId): HeldCustomer | undefined {
    const id = this.taken.get(named);
    return id === undefined ? undefined : (this.touched.get(id) ?? this.found.customers.get(id));
  }

  private putAccount(held: HeldCustomer, account: Account): void {
    this.touched.set(held.customer.id, { ...held, account });
  }

  private opening<Entry extends LoyaltyEntry | StoreCreditEntry>(entry: Entry, { customer }: HeldCustomer): Entry {
    const { n, register } = this.place;
    return { ...entry, version: n, customerId: customer.id, originRegisterId: register.id, saleId: null, lotId: null };
  }
}

/** What a register alone cannot say of a customer is left as it is of a new one. */
function imported(customer: Customer, { n, register }: JudgePlace): Customer {
  return {
    ...customer,
    version: n,
    originRegisterId: register.id,
    status: customer.status === 'merged' ? 'active' : customer.status,
    mergedInto: null,
    conflicts: [],
    expiries: { identity: null, medical: null },
  };
}
