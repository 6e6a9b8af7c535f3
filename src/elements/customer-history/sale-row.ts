import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Sale } from '../../domain/sale.js';
import { chevronDown, icon, undo } from '../../ui/icons.js';
import type { HistoryPhrases } from './history-phrases.js';
import { joined, signed } from './ledger-rows.js';
import { saleDetail } from './sale-detail.js';
import type { SaleLinks } from './sale-links.js';

export interface SaleRow {
  readonly sale: Sale;
  readonly phrases: HistoryPhrases;
  readonly isOpen: boolean;
  /** What belongs to it; asked only while it is open. */
  readonly links: () => SaleLinks;
  readonly onToggle: () => void;
}

/** A sale or refund in one line, which opens to all of it. */
export function saleRow({ sale, phrases, isOpen, links, onToggle }: SaleRow): TemplateResult {
  const { words } = phrases;
  const isRefund = sale.state === 'refund';
  const total = phrases.money({ amountMinor: sale.totalMinor, currency: sale.currency });
  const detailId = `sale-${sale.id}`;
  const quantity = sale.lines.reduce((sum, line) => sum + Math.abs(line.quantity), 0);
  return html`<li part=${`row row-${sale.state}`}>
    <button class="entry sale" type="button" aria-expanded=${isOpen ? 'true' : 'false'} aria-controls=${detailId} @click=${onToggle}>
      <span class="what">
        <span class="cause"><bdi>${words.t(isRefund ? 'history.refund' : 'history.sale', { number: sale.number })}</bdi>${mark(sale, phrases)}</span>
        <span class="detail">${joined([phrases.time(sale.occurredAt), words.t('history.items', { count: quantity })])}</span>
      </span>
      <span class="figures">
        ${isRefund ? signed(total, -1) : html`<span class="amount"><span class="number">${total}</span></span>`}
        ${sale.pointsEarned === 0 ? nothing : html`<span class="detail"><bdi>${pointsOf(sale, phrases)}</bdi></span>`}
      </span>
      <span class="chevron">${icon(chevronDown)}</span>
    </button>
    <div class="sale-detail" id=${detailId} ?hidden=${!isOpen}>${isOpen ? saleDetail(sale, links(), phrases) : nothing}</div>
  </li>`;
}

function mark({ state }: Sale, { words }: HistoryPhrases): TemplateResult | typeof nothing {
  if (state !== 'refunded' && state !== 'part-refunded') return nothing;
  return html`<span class="mark">${icon(undo, { points: true })}<span>${words.t(`history.state.${state}`)}</span></span>`;
}

function pointsOf({ pointsEarned }: Sale, phrases: HistoryPhrases): string {
  const sign = pointsEarned > 0 ? '+' : '';
  return `${sign}${phrases.points(pointsEarned)}`;
}
