import { css } from 'lit';

/** The sales of the queue, one a row. */
export const rowStyles = css`
  .rows {
    list-style: none;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 4px 12px;
    min-block-size: var(--_row-two);
    padding: 8px 16px;
    border-block-end: 1px solid var(--_hair);
  }
  .row-text {
    display: grid;
    justify-items: start;
    min-inline-size: 0;
  }
  .row-label {
    font-size: 17px;
    line-height: 24px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .row-detail,
  .row-note {
    font-size: 13px;
    line-height: 18px;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .row-note {
    display: flex;
    align-items: center;
    gap: 6px;
    padding-block-start: 2px;
  }
  .row-note .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  .row-note.warns {
    color: var(--_warning);
  }
  .row-age {
    display: flex;
    align-items: center;
    align-self: start;
    font-size: 20px;
    line-height: 28px;
    font-weight: 600;
    white-space: nowrap;
  }
  .row-age .icon {
    margin-inline-end: 6px;
  }
  .row-actions .icon-button .icon {
    stroke-width: 2.75;
  }
  .row-age.long {
    color: var(--_warning);
  }
  .row-actions {
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .row-actions > .button {
    flex: 1 1 auto;
  }
  /* Taken: it can be read, and nothing can be done with it here. */
  .row-elsewhere .row-label,
  .row-elsewhere .row-age,
  .row-lapsed .row-label,
  .row-lapsed .row-age,
  .row-expired .row-label {
    color: var(--_muted);
    font-weight: 400;
  }
  .row-here {
    border-inline-start: 4px solid var(--_accent);
    padding-inline-start: 12px;
    background: var(--_accent-soft);
  }
  /* One filled button: of the row that has focus, else of the first; none while Save Sale is what to do. */
  .rows:not(.quiet):not(:focus-within) .row.first .resume,
  .rows:not(.quiet) .row:focus-within .resume {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  @container (min-width: 440px) {
    .row {
      grid-template-columns: minmax(0, 1fr) auto auto;
    }
    .row-age {
      align-self: center;
    }
    .row-actions {
      grid-column: auto;
    }
  }
  @media (forced-colors: active) {
    .row-age.long,
    .row-note.warns {
      color: CanvasText;
    }
  }
`;
