import { css, html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import type { HistoryPhrases } from './history-phrases.js';
import { ledgerFigures } from './ledger-rows.js';
import { byDay } from './history-row.js';
import type { HistoryRow, HistoryTab } from './history-row.js';

/** More than anybody reads on paper. */
export const PRINTED_AT_MOST = 1000;

/** What is printed. */
export interface PrintedHistory {
  readonly name: string;
  readonly tab: HistoryTab;
  /** The days chosen, in words; empty where all are. */
  readonly period: string;
  readonly rows: readonly HistoryRow[];
  /** Whether there are more than these. */
  readonly isCut: boolean;
  readonly direction: string;
}

/**
 * Prints a history and nothing else of the page.
 *
 * In a frame of its own inside the element's root: rules for print on the host's page could not hide the host, and a strict
 * policy lets no style or script into a window. The document is built by its DOM, its sheet made in the frame's own realm.
 * Resolves once the frame has been handed to the browser; it goes when the next one comes, since some browsers read it late.
 */
export function printHistory(root: HTMLElement | DocumentFragment, printed: PrintedHistory, phrases: HistoryPhrases): void {
  root.querySelector('.print-frame')?.remove();
  const frame = document.createElement('iframe');
  frame.className = 'print-frame';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  frame.title = phrases.words.t('history.print');
  root.append(frame);
  const { contentDocument, contentWindow } = frame;
  if (!contentDocument || !contentWindow) return;
  contentDocument.title = printed.name;
  contentDocument.documentElement.lang = phrases.words.locale;
  contentDocument.documentElement.dir = printed.direction;
  adoptSheet(contentDocument);
  render(page(printed, phrases), contentDocument.body);
  contentWindow.focus();
  contentWindow.print();
}

function page({ name, tab, period, rows, isCut }: PrintedHistory, phrases: HistoryPhrases): TemplateResult {
  const { words } = phrases;
  return html`
    <h1><bdi>${name}</bdi></h1>
    <p>${words.t(`history.${tab}`)}${period === '' ? nothing : html` · ${period}`}</p>
    ${rows.length === 0 ? html`<p>${words.t(`history.none.${tab}`)}</p>` : nothing}
    ${isCut ? html`<p>${words.t('history.printCut', { count: rows.length })}</p>` : nothing}
    ${byDay(rows, phrases.timeZone).map(
      (day) => html`<h2>${phrases.day(day.date)}</h2>
        <table>
          <tbody>
            ${day.rows.map((row) => printedRow(row, phrases))}
          </tbody>
        </table>`,
    )}
  `;
}

function printedRow(row: HistoryRow, phrases: HistoryPhrases): TemplateResult {
  const { words } = phrases;
  if (row.tab !== 'sales') {
    const { amount, balance } = ledgerFigures(row, phrases);
    const { entry } = row.row;
    return html`<tr>
      <td>${phrases.time(entry.occurredAt)}</td>
      <td>${phrases.type(entry)} <bdi>${phrases.reason(entry.reason)}</bdi></td>
      <td class="figure">${amount}</td>
      <td class="figure">${balance}</td>
    </tr>`;
  }
  const { sale } = row;
  const name = words.t(sale.state === 'refund' ? 'history.refund' : 'history.sale', { number: sale.number });
  return html`<tr>
    <td>${phrases.time(sale.occurredAt)}</td>
    <td>
      <bdi>${name}</bdi>
      <small>${sale.lines.map((line, index) => html`${index === 0 ? nothing : ', '}${phrases.number(Math.abs(line.quantity))} × <bdi>${line.name}</bdi>`)}</small>
    </td>
    <td class="figure">${phrases.money({ amountMinor: sale.totalMinor, currency: sale.currency })}</td>
    <td class="figure">${sale.pointsEarned === 0 ? nothing : phrases.points(sale.pointsEarned)}</td>
  </tr>`;
}

const paper = css`
  body {
    margin: 0;
    font: 400 11pt/1.4 system-ui, sans-serif;
    font-variant-numeric: tabular-nums lining-nums;
    color: #000;
    background: #fff;
  }
  h1 {
    margin: 0;
    font-size: 16pt;
  }
  h2 {
    margin: 12pt 0 2pt;
    font-size: 11pt;
  }
  p {
    margin: 0;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  tr {
    break-inside: avoid;
  }
  td {
    padding: 3pt 6pt 3pt 0;
    border-block-start: 0.5pt solid #999;
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  small {
    display: block;
    font-size: 9pt;
  }
  .figure {
    text-align: end;
    white-space: nowrap;
  }
`;

/** A sheet belongs to the realm it was made in: another document refuses it. */
function adoptSheet(target: Document): void {
  const realm = target.defaultView;
  if (!realm) return;
  const sheet = new realm.CSSStyleSheet();
  sheet.replaceSync(paper.cssText);
  target.adoptedStyleSheets = [sheet];
}
