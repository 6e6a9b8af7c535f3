import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { arrowDown, arrowUp, icon } from '../../ui/icons.js';
import type { HistoryPhrases } from './history-phrases.js';
import type { HistoryRow } from './history-row.js';

export type LedgerHistoryRow = Exclude<HistoryRow, { tab: 'sales' }>;

/** An entry of points or store credit: what happened left, how much and what stood there after it right. */
export function ledgerRow(line: LedgerHistoryRow, phrases: HistoryPhrases): TemplateResult {
  const { entry } = line.row;
  const { words } = phrases;
  const { amount, change, balance } = ledgerFigures(line, phrases);
  const details = [phrases.time(entry.occurredAt), phrases.reason(entry.reason)];
  if (change > 0 && entry.expiresOn !== null) details.push(words.t('history.expires', { date: phrases.date(entry.expiresOn) }));
  if (entry.approvedOffline) details.push(words.t('history.approvedOffline'));
  return html`<li class="entry" part="row">
    <span class="what">
      <span class="cause">${phrases.type(entry)}</span>
      <span class="detail">${joined(details)}</span>
    </span>
    <span class="figures">
      ${signed(amount, change)}
      <span class="detail">${words.t('history.balance', { amount: balance })}</span>
    </span>
  </li>`;
}

/** An amount with its sign and an arrow: never colour alone. */
export function signed(amount: string, change: number): TemplateResult {
  return html`<span class="amount">${icon(change < 0 ? arrowDown : arrowUp)}<span class="number">${amount}</span></span>`;
}

/** The figures of an entry as the language writes them. */
export function ledgerFigures(
  line: LedgerHistoryRow,
  phrases: HistoryPhrases,
): { readonly amount: string; readonly change: number; readonly balance: string } {
  const { balanceAfter } = line.row;
  if (line.tab === 'loyalty') {
    const { points } = line.row.entry;
    return { amount: phrases.number(points, 'exceptZero'), change: points, balance: phrases.number(balanceAfter) };
  }
  const { amount } = line.row.entry;
  return {
    amount: phrases.money(amount, 'exceptZero'),
    change: amount.amountMinor,
    balance: phrases.money({ amountMinor: balanceAfter, currency: amount.currency }),
  };
}

/** Words side by side, each in its own direction. */
export function joined(texts: readonly string[]): unknown {
  return texts.filter((text) => text !== '').map((text, index) => html`${index === 0 ? nothing : ' · '}<bdi>${text}</bdi>`);
}
