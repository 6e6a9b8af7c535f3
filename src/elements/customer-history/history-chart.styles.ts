import { css } from 'lit';

/** Bars in one ink, and their table. */
export const chartStyles = css`
  .chart {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
  }
  .chart-total {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
    color: var(--_muted);
  }
  .chart-total b,
  .pairs b {
    font-weight: 600;
    color: var(--_text);
  }
  .bars {
    display: block;
    inline-size: 100%;
    block-size: 96px;
    transform: scaleX(var(--_towards-end));
  }
  .bar {
    fill: var(--_muted);
  }
  .now {
    fill: var(--_text);
  }
  .chart-ends {
    display: flex;
    justify-content: space-between;
    font-size: 13px;
    line-height: 18px;
    color: var(--_muted);
  }
  .as-table {
    justify-self: start;
    padding-inline: 8px;
    margin-inline-start: -8px;
  }
  .chart-table {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 8px 0;
    border-block-end: 1px solid var(--_hair);
    text-align: start;
    font-weight: 400;
  }
  thead th {
    font-size: 13px;
    line-height: 18px;
    color: var(--_muted);
  }
  .figure {
    text-align: end;
  }
  @media (forced-colors: active) {
    .bar,
    .now {
      fill: CanvasText;
    }
  }
`;
