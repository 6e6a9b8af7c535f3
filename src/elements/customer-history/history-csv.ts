import { toCsv } from '../../domain/csv.js';
import type { CsvCell } from '../../domain/csv.js';
import { fractionDigits } from '../../domain/money.js';
import type { Money } from '../../domain/money.js';
import type { Sale } from '../../domain/sale.js';
import type { LedgerHistoryRow } from './ledger-rows.js';
import type { HistoryPhrases } from './history-phrases.js';
import type { HistoryRow, HistoryTab } from './history-row.js';

/** A history as CSV text, newest first: headings in the language that shows, dates and figures as spreadsheets read them. */
export function historyCsv(tab: HistoryTab, customerName: string, rows: readonly HistoryRow[], phrases: HistoryPhrases): string {
  const { words } = phrases;
  const common = [words.t('history.csv.customer'), words.t('history.csv.date'), words.t('history.csv.time')];
  const ledger = [words.t('history.csv.type'), words.t('history.csv.reason')];
  const last = [words.t('history.csv.balance'), words.t('history.csv.expires')];
  const headings = {
    sales: [
      words.t('history.csv.number'),
      words.t('history.csv.state'),
      words.t('history.lines'),
      words.t('history.subtotal'),
      words.t('history.tax'),
      words.t('history.tip'),
      words.t('history.total'),
      words.t('history.csv.currency'),
      words.t('history.pointsEarned'),
      words.t('history.pointsUsed'),
      words.t('history.creditUsed'),
      words.t('history.tenders'),
    ],
    loyalty: [...ledger, words.t('history.csv.points'), ...last],
    'store-credit': [...ledger, words.t('history.csv.amount'), words.t('history.csv.currency'), ...last],
  }[tab];
  return toCsv([
    [...common, ...headings],
    ...rows.map((row) => [
      customerName,
      phrases.dayOf(row.at),
      phrases.time(row.at),
      ...(row.tab === 'sales' ? saleCells(row.sale, phrases) : ledgerCells(row, phrases)),
    ]),
  ]);
}

function saleCells(sale: Sale, phrases: HistoryPhrases): CsvCell[] {
  const { words } = phrases;
  const { currency, state } = sale;
  const amount = (amountMinor: number): number => decimal({ amountMinor, currency });
  return [
    sale.number,
    words.t(state === 'completed' ? 'history.csv.state.completed' : `history.state.${state}`),
    sale.lines
      .map(({ name, quantity }) => (Math.abs(quantity) === 1 ? name : `${name} × ${String(Math.abs(quantity))}`))
      .join('; '),
    amount(sale.subtotalMinor),
    amount(sale.taxMinor),
    amount(sale.tipMinor),
    amount(sale.totalMinor),
    currency,
    sale.pointsEarned,
    sale.pointsRedeemed,
    amount(sale.creditUsedMinor),
    sale.tenders.map(({ type, label }) => label ?? words.t(`history.tender.${type}`)).join('; '),
  ];
}

function ledgerCells(line: LedgerHistoryRow, phrases: HistoryPhrases): CsvCell[] {
  const { entry, balanceAfter } = line.row;
  const cause = [phrases.type(entry), phrases.reason(entry.reason)];
  if (line.tab === 'loyalty') return [...cause, line.row.entry.points, balanceAfter, entry.expiresOn];
  const { amount } = line.row.entry;
  const { currency } = amount;
  return [...cause, decimal(amount), currency, decimal({ amountMinor: balanceAfter, currency }), entry.expiresOn];
}

/** A figure, not a text: one below zero is no formula, and spreadsheets add it up. */
function decimal({ amountMinor, currency }: Money): number {
  // Never -0, which reads "-0" in a file.
  return amountMinor === 0 ? 0 : amountMinor / 10 ** fractionDigits(currency);
}
