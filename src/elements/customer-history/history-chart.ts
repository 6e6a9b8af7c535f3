import { html, nothing, svg } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { LiveQueryController } from '../../context/live-query-controller.js';
import type { QueryingElement } from '../../context/live-query-controller.js';
import { localDateOf } from '../../domain/clock.js';
import type { CustomerId } from '../../domain/id.js';
import { barsOf, CHART_HEIGHT, CHART_MONTHS, chartFigures } from './chart-figures.js';
import type { ChartFigures, MonthFigures } from './chart-figures.js';
import { chartTable } from './chart-table.js';
import type { HistoryPhrases } from './history-phrases.js';
import { lastMonths } from './history-period.js';

/** What a chart counts. */
export type ChartKind = 'spent' | 'points';

/** A slot a month, and the mark under this one. */
const SLOT = 20;
const BAR = 14;
const MARK = 4;
const GAP = 4;

/** Twelve bars for what was spent or earned a month, and the same as a table. */
export class HistoryChart {
  private isTable = false;
  private readonly live: LiveQueryController<ChartFigures, [CustomerId]>;

  /** @param customerId Whose figures; null asks for none. */
  constructor(
    private readonly host: ReactiveControllerHost & QueryingElement,
    customerId: () => CustomerId | null,
  ) {
    this.live = new LiveQueryController(
      host,
      async (reader, [id]) => {
        const { environment, timeZone, currency } = reader.options;
        const today = localDateOf(environment.clock.now(), timeZone);
        const [from = today] = lastMonths(today, CHART_MONTHS);
        return chartFigures(await reader.sales.totals(id, { by: 'month', from, to: today }), today, currency);
      },
      () => {
        const id = customerId();
        return id === null ? null : [id];
      },
    );
  }

  /** Nothing while there are no figures: what fails shows in the list, which is read the same way. */
  render(kind: ChartKind, phrases: HistoryPhrases): TemplateResult | typeof nothing {
    const figures = this.live.value;
    if (!figures) return nothing;
    const { words } = phrases;
    const values = figures.months.map((month) => valueOf(kind, month));
    const total = values.reduce((sum, value) => sum + value, 0);
    return html`<section class="chart" part="chart" aria-label=${words.t(`history.chart.${kind}`)}>
      <p class="chart-total"><span>${words.t(`history.chart.${kind}`)}</span> <b><bdi>${valueInWords(kind, total, figures, phrases)}</bdi></b></p>
      ${bars(values, gistOf(kind, figures, phrases))}
      <p class="chart-ends" aria-hidden="true">
        <span>${phrases.month(figures.months[0]?.month ?? phrases.today, 'short')}</span>
        <span>${words.t('history.chart.thisMonth')}</span>
      </p>
      <button class="button plain as-table" type="button" aria-expanded=${this.isTable ? 'true' : 'false'} aria-controls="chart-table" @click=${this.onTable}>
        ${words.t('history.chart.asTable')}
      </button>
      <div class="chart-table" id="chart-table" ?hidden=${!this.isTable}>${this.isTable ? chartTable(kind, figures, phrases) : nothing}</div>
    </section>`;
  }

  private readonly onTable = (): void => {
    this.isTable = !this.isTable;
    this.host.requestUpdate();
  };
}

function bars(values: readonly number[], name: string): TemplateResult {
  const { bars: all } = barsOf(values);
  const width = SLOT * values.length;
  const inset = (SLOT - BAR) / 2;
  const mark = { x: width - SLOT + inset, y: CHART_HEIGHT + GAP };
  return html`<svg
    class="bars"
    role="img"
    aria-label=${name}
    viewBox=${`0 0 ${width} ${CHART_HEIGHT + GAP + MARK}`}
    preserveAspectRatio="none"
  >
    ${all.map(({ y, height }, index) =>
      height === 0 ? nothing : svg`<rect class="bar" x=${index * SLOT + inset} y=${y} width=${BAR} height=${height}></rect>`,
    )}
    <rect class="now" x=${mark.x} y=${mark.y} width=${BAR} height=${MARK}></rect>
  </svg>`;
}

/** What a look at the bars says. */
function gistOf(kind: ChartKind, figures: ChartFigures, phrases: HistoryPhrases): string {
  const { words } = phrases;
  const { months } = figures;
  const title = words.t(`history.chart.${kind}`);
  const highest = Math.max(...months.map((month) => valueOf(kind, month)));
  const best = months.find((month) => valueOf(kind, month) === highest);
  const [first, last] = [months[0], months.at(-1)];
  if (!best || !first || !last || months.every((month) => valueOf(kind, month) === 0)) {
    return `${title}. ${words.t('history.chart.nothing')}`;
  }
  const total = months.reduce((sum, month) => sum + valueOf(kind, month), 0);
  const gist = words.t('history.chart.gist', {
    from: phrases.month(first.month, 'long'),
    to: phrases.month(last.month, 'long'),
    total: valueInWords(kind, total, figures, phrases),
    month: phrases.month(best.month, 'long'),
    most: valueInWords(kind, highest, figures, phrases),
  });
  return `${title}. ${gist}`;
}

function valueOf(kind: ChartKind, month: MonthFigures): number {
  return kind === 'spent' ? month.spentMinor : month.pointsEarned;
}

function valueInWords(kind: ChartKind, value: number, { currency }: ChartFigures, phrases: HistoryPhrases): string {
  return kind === 'spent' ? phrases.money({ amountMinor: value, currency }) : phrases.points(value);
}
