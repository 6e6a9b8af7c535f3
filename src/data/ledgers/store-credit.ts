import { creditBalancesOf } from '../../domain/balance.js';
import { expiryFrom } from '../../domain/earn.js';
import { id as checkId, readInput } from '../../domain/entry-check.js';
import { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import { readCreditDraft } from '../../domain/ledger-input.js';
import type { Balance } from '../../domain/ledger.js';
import type { Money } from '../../domain/money.js';
import { creditEntry } from '../../domain/new-entry.js';
import { isSameContent } from '../../domain/same-content.js';
import type { StoreCreditDraft, StoreCreditEntry } from '../../domain/store-credit.js';
import { type ClientContext, requireCashier, todayOf } from '../client-context.js';
import type { StoreCredit } from '../client-ledgers.js';
import { insufficient } from './insufficient.js';
import { type LedgerKind, ledgerPage } from './ledger-page.js';
import { writeByHand } from './write-by-hand.js';

const STORE_CREDIT: LedgerKind<StoreCreditEntry> = {
  name: 'store-credit',
  read: (store, customerId, range) => store.readStoreCreditEntries(customerId, range),
  standOf: ({ storeCredit }) => new Map(Object.entries(storeCredit).map(([currency, { amount }]) => [currency, amount])),
  unitOf: ({ amount }) => amount.currency,
  figureOf: ({ amount }) => amount.amountMinor,
};

export function storeCreditOf(context: ClientContext): StoreCredit {
  return {
    balance: (customerId) => balance(context, customerId),
    entries: (customerId, query) => ledgerPage(context, STORE_CREDIT, customerId, query),
    issue: (credit) => write(context, credit, 'issue'),
    use: (credit) => write(context, credit, 'use'),
  };
}

async function balance({ store, settings }: ClientContext, customerId: CustomerId): Promise<readonly Balance<Money>[]> {
  requireCashier(settings);
  const id = readInput(checkId, customerId, 'customerId');
  const [row] = await store.use((open) => open.readCustomers([id]));
  const balances = creditBalancesOf(id, row?.account?.storeCredit ?? {}, todayOf(settings));
  if (row?.base === undefined) return balances;
  const sent = row.base?.account?.storeCredit ?? {};
  return balances.map((balance) => {
    const { amountMinor, currency } = balance.amount;
    return { ...balance, unsent: { amountMinor: amountMinor - (sent[currency]?.amount ?? 0), currency } };
  });
}

async function write(context: ClientContext, input: StoreCreditDraft, type: 'issue' | 'use'): Promise<StoreCreditEntry> {
  const { settings } = context;
  requireCashier(settings);
  const { customerId, amount, reason, grant, id: named, expiresOn: until } = readCreditDraft(input);
  const today = todayOf(settings);
  if (until && (type === 'use' || until < today)) {
    throw invalid('credit.expiresOn', type === 'use' ? 'left out, as nothing is given' : 'today or later');
  }
  const id = named ?? grant?.entryId ?? settings.environment.newId();
  const isIssue = type === 'issue';
  const signed = { ...amount, amountMinor: isIssue ? amount.amountMinor : -amount.amountMinor };
  return writeByHand(context, {
    id,
    customerId,
    grant,
    wanted: { permission: 'credit', action: isIssue ? 'credit-issue' : 'credit-use', amount, body: [reason, until ?? null] },
    known: ({ storeCreditEntries }) => storeCreditEntries.get(id)?.entry,
    isSame: (entry) =>
      entry.type === type &&
      isSameContent([entry.amount, entry.reason], [signed, reason]) &&
      // Where none was named, the rule named one on the day of the first answer.
      (until === undefined || entry.expiresOn === until),
    add: (changes, approved) => {
      if (!isIssue && changes.spendableCredit(amount.currency) < amount.amountMinor) {
        throw insufficient('credit.amount.amountMinor');
      }
      const byRule = expiryFrom(changes.place.today, settings.storeCredit.expireAfterMonths);
      const expiresOn = isIssue ? (until === undefined ? byRule : until) : null;
      const entry = creditEntry(changes.place, type, signed, { id, reason, ...approved, expiresOn });
      changes.addCredit(entry);
      return entry;
    },
    bodyOf: (entry) => ({ kind: 'store-credit-append', entry }),
  });
}

function invalid(path: string, expected: string): RegularsError {
  return new RegularsError('invalid-input', `${path} must be ${expected}.`, { path, expected });
}
