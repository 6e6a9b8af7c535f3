import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Sale, Tender } from '../../domain/sale.js';
import { icon, warning } from '../../ui/icons.js';
import type { HistoryPhrases } from './history-phrases.js';
import type { SaleLinks } from './sale-links.js';

/** All of a sale: its lines, what it came to, how it was paid, points, and what was taken back of it. */
export function saleDetail(sale: Sale, { refunds, original }: SaleLinks, phrases: HistoryPhrases): TemplateResult {
  const { words } = phrases;
  const isRefund = sale.state === 'refund';
  return html`
    ${original ? html`<p class="detail"><bdi>${words.t('history.refundOf', { number: original.number })}</bdi></p>` : nothing}
    ${sale.flags.map((flag) => html`<p class="flag">${icon(warning)}<span>${words.t(`history.flag.${flag}`)}</span></p>`)}
    ${group(words.t('history.lines'), lines(sale, phrases))} ${group('', sums(sale, phrases))}
    ${group(
      words.t(isRefund ? 'history.refundTenders' : 'history.tenders'),
      sale.tenders.map((tender) =>
        pair(tenderName(tender, phrases), phrases.money({ amountMinor: tender.amountMinor, currency: sale.currency })),
      ),
    )}
    ${group('', rewards(sale, phrases))}
    ${group(
      words.t('history.refunds'),
      refunds.flatMap((refund) => refundPairs(refund, phrases)),
    )}
  `;
}

function lines(sale: Sale, phrases: HistoryPhrases): TemplateResult[] {
  return sale.lines.map(({ name, quantity, totalMinor }) =>
    pair(
      html`<span class="number">${phrases.number(Math.abs(quantity))} ×</span> <bdi>${name}</bdi>`,
      phrases.money({ amountMinor: totalMinor, currency: sale.currency }),
    ),
  );
}

function sums(sale: Sale, phrases: HistoryPhrases): TemplateResult[] {
  const { words } = phrases;
  const { subtotalMinor, taxMinor, tipMinor, totalMinor } = sale;
  const parts =
    subtotalMinor === totalMinor
      ? []
      : [pair(words.t('history.subtotal'), phrases.money({ amountMinor: subtotalMinor, currency: sale.currency }))];
  if (taxMinor !== 0) parts.push(pair(words.t('history.tax'), phrases.money({ amountMinor: taxMinor, currency: sale.currency })));
  if (tipMinor !== 0) parts.push(pair(words.t('history.tip'), phrases.money({ amountMinor: tipMinor, currency: sale.currency })));
  return [
    ...parts,
    pair(
      html`<b>${words.t('history.total')}</b>`,
      html`<b>${phrases.money({ amountMinor: sale.totalMinor, currency: sale.currency })}</b>`,
    ),
  ];
}

function rewards({ pointsEarned, pointsRedeemed, creditUsedMinor, currency }: Sale, phrases: HistoryPhrases): TemplateResult[] {
  const { words } = phrases;
  const earned = words.t(pointsEarned < 0 ? 'history.pointsTakenBack' : 'history.pointsEarned');
  return [
    ...(pointsEarned === 0 ? [] : [pair(earned, phrases.number(Math.abs(pointsEarned)))]),
    ...(pointsRedeemed === 0 ? [] : [pair(words.t('history.pointsUsed'), phrases.number(pointsRedeemed))]),
    ...(creditUsedMinor === 0
      ? []
      : [pair(words.t('history.creditUsed'), phrases.money({ amountMinor: creditUsedMinor, currency }))]),
  ];
}

function refundPairs(refund: Sale, phrases: HistoryPhrases): TemplateResult[] {
  const name = html`<bdi>${phrases.words.t('history.refund', { number: refund.number })}</bdi>, ${phrases.date(phrases.dayOf(refund.occurredAt))}`;
  return [pair(name, phrases.money({ amountMinor: refund.totalMinor, currency: refund.currency })), ...lines(refund, phrases)];
}

function tenderName({ type, label }: Tender, { words }: HistoryPhrases): TemplateResult {
  return html`<bdi>${label ?? words.t(`history.tender.${type}`)}</bdi>`;
}

/** Nothing where it has no pairs. */
function group(heading: string, pairs: readonly TemplateResult[]): TemplateResult | typeof nothing {
  if (pairs.length === 0) return nothing;
  return html`${heading === '' ? nothing : html`<p class="group">${heading}</p>`}
    <dl class="pairs">${pairs}</dl>`;
}

function pair(name: unknown, value: unknown): TemplateResult {
  return html`<div><dt>${name}</dt><dd><span class="number">${value}</span></dd></div>`;
}
