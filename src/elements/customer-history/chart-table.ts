import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ChartFigures } from './chart-figures.js';
import type { ChartKind } from './history-chart.js';
import type { HistoryPhrases } from './history-phrases.js';

/** The figures of a chart, newest month first as the list below it. */
export function chartTable(kind: ChartKind, { months, currency }: ChartFigures, phrases: HistoryPhrases): TemplateResult {
  const { words } = phrases;
  const columns =
    kind === 'spent'
      ? [words.t('history.chart.spentColumn')]
      : [words.t('history.chart.earnedColumn'), words.t('history.chart.usedColumn')];
  const rows = [...months].reverse().map((month) => {
    const points = [phrases.number(month.pointsEarned), phrases.number(month.pointsSpent)];
    return {
      month: month.month,
      cells: kind === 'spent' ? [phrases.money({ amountMinor: month.spentMinor, currency })] : points,
    };
  });
  return html`<table>
    <caption class="visually-hidden">${words.t(`history.chart.${kind}`)}</caption>
    <thead>
      <tr>
        <th scope="col">${words.t('history.chart.month')}</th>
        ${columns.map((column) => html`<th scope="col" class="figure">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ month, cells }) => html`<tr>
          <th scope="row">${phrases.month(month, 'long')}</th>
          ${cells.map((cell) => html`<td class="figure"><span class="number">${cell}</span></td>`)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}
