import { EMPTY_LEDGER } from '../../domain/account.js';
import { balanceOf } from '../../domain/balance.js';
import type { PeriodQuery } from '../../domain/customer-query.js';
import { expiryFrom } from '../../domain/earn.js';
import { id as checkId, list, readInput } from '../../domain/entry-check.js';
import type { CustomerId } from '../../domain/id.js';
import { readAdjustment } from '../../domain/ledger-input.js';
import type { Balance } from '../../domain/ledger.js';
import type { LoyaltyAdjustment, LoyaltyEntry } from '../../domain/loyalty.js';
import { loyaltyEntry } from '../../domain/new-entry.js';
import { isSameContent } from '../../domain/same-content.js';
import { type ClientContext, requireCashier, todayOf } from '../client-context.js';
import type { Loyalty } from '../client-ledgers.js';
import { insufficient } from './insufficient.js';
import { type LedgerKind, ledgerPage } from './ledger-page.js';
import { writeByHand } from './write-by-hand.js';

const MOST_BALANCES = 1_000;
/** Points have one running balance. */
const POINTS = 'points';

const LOYALTY: LedgerKind<LoyaltyEntry> = {
  name: 'loyalty',
  read: (store, customerId, range) => store.readLoyaltyEntries(customerId, range),
  standOf: ({ loyalty }) => new Map([[POINTS, loyalty.amount]]),
  unitOf: () => POINTS,
  figureOf: ({ points }) => points,
};

export function loyaltyOf(context: ClientContext): Loyalty {
  return {
    balance: async (customerId) => {
      const [balance] = await balances(context, [customerId]);
      return balance ?? balanceOf(customerId, EMPTY_LEDGER, todayOf(context.settings));
    },
    balances: (customerIds) => balances(context, customerIds),
    entries: (customerId: CustomerId, query?: PeriodQuery) => ledgerPage(context, LOYALTY, customerId, query),
    adjust: (adjustment) => adjust(context, adjustment),
  };
}

async function balances(
  { store, settings }: ClientContext,
  customerIds: readonly CustomerId[],
): Promise<readonly Balance<number>[]> {
  requireCashier(settings);
  const ids = readInput(list(checkId, 0, MOST_BALANCES), customerIds, 'customerIds');
  const rows = await store.use((open) => open.readCustomers([...new Set(ids)]));
  const known = new Map(rows.map((row) => [row.customer.id, row]));
  const today = todayOf(settings);
  return ids.map((id) => {
    const row = known.get(id);
    const balance = balanceOf(id, row?.account?.loyalty ?? EMPTY_LEDGER, today);
    if (row?.base === undefined) return balance;
    return { ...balance, unsent: balance.amount - (row.base?.account?.loyalty.amount ?? 0) };
  });
}

async function adjust(context: ClientContext, input: LoyaltyAdjustment): Promise<LoyaltyEntry> {
  const { settings } = context;
  requireCashier(settings);
  const { customerId, points, reason, grant, id: named } = readAdjustment(input);
  const { allowNegative = false, expireAfterMonths } = settings.loyalty;
  const id = named ?? grant?.entryId ?? settings.environment.newId();
  return writeByHand(context, {
    id,
    customerId,
    grant,
    wanted: { permission: 'loyalty', action: points > 0 ? 'loyalty-add' : 'loyalty-remove', points, body: reason },
    known: ({ loyaltyEntries }) => loyaltyEntries.get(id)?.entry,
    isSame: (entry) => entry.type === 'adjust' && entry.points === points && isSameContent(entry.reason, reason),
    add: (changes, approved) => {
      if (points < 0 && !allowNegative && changes.spendablePoints < -points) throw insufficient('adjustment.points');
      const expiresOn = points > 0 ? expiryFrom(changes.place.today, expireAfterMonths) : null;
      const entry = loyaltyEntry(changes.place, 'adjust', points, { id, reason, ...approved, expiresOn });
      changes.addLoyalty(entry);
      return entry;
    },
    bodyOf: (entry) => ({ kind: 'loyalty-append', entry }),
  });
}
