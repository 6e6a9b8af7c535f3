import { css } from 'lit';

/** A row: two lines where the list is narrow, a line of a table from 600 px. */
export const rowStyles = css`
  /* All in its place: what changes in it costs nothing outside. */
  .slot {
    position: absolute;
    inset-inline: 0;
    block-size: var(--_h);
    contain: strict;
  }
  .row {
    position: relative;
    display: grid;
    grid-template: 24px 20px / minmax(0, 1fr) auto;
    align-content: center;
    column-gap: 12px;
    block-size: var(--_h);
    padding-inline: 56px 12px;
    border-inline-start: 4px solid transparent;
    border-block-end: 1px solid var(--_hair);
    cursor: pointer;
  }
  .row.active {
    border-inline-start-color: var(--_active);
    background: var(--_active-soft);
  }
  .row.inactive,
  .row.banned {
    border-inline-start-color: var(--_danger);
    background: var(--_danger-soft);
  }
  .row.selected {
    box-shadow: inset 0 0 0 2px var(--_accent);
  }
  .row:focus-visible {
    outline-offset: -3px;
  }
  .cell {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .row .who {
    grid-area: 1 / 1;
    display: flex;
    align-items: center;
  }
  .who .face {
    position: absolute;
    inset-inline-start: 10px;
    inset-block: 0;
    margin-block: auto;
  }
  /* A name of the other direction is cut at its own end. */
  .row .name {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    font-size: 17px;
    line-height: 24px;
    font-weight: 600;
  }
  .row .phone,
  .row .points,
  .row .credit {
    font-size: 14px;
    line-height: 20px;
    color: var(--_muted);
  }
  .row .phone {
    grid-area: 2 / 1;
  }
  .row .email,
  .row .type {
    display: none;
  }
  .row .points,
  .row .credit {
    grid-area: 2 / 2;
    text-align: end;
  }
  /* One line holds both: points first, credit where there are none. */
  .row .points:not(:empty) + .credit {
    display: none;
  }
  .row .status {
    grid-area: 1 / 2;
  }
  .state,
  .alert {
    display: flex;
    align-items: center;
    gap: 4px;
    font-size: 13px;
    line-height: 18px;
  }
  .state {
    line-height: 24px;
    color: var(--_active);
  }
  .inactive .state,
  .banned .state {
    color: var(--_danger);
  }
  .alert {
    position: absolute;
    clip-path: inset(50%);
    color: var(--_warning);
  }
  .state .icon,
  .alert .icon {
    inline-size: 16px;
    block-size: 16px;
    stroke-width: 2.25;
  }
  .row.placeholder .name {
    color: transparent;
    border-radius: 4px;
    background: var(--_sunken);
    padding-inline-end: 25%;
    line-height: 16px;
    font-size: 13px;
  }
  .face.blank {
    background: var(--_sunken);
  }
  @container (min-width: 600px) {
    .columns,
    .row {
      display: grid;
      grid-template: minmax(0, auto) / minmax(0, 2fr) 136px minmax(0, 1.6fr) 84px 72px 92px 104px;
      align-items: center;
      column-gap: 12px;
      padding-inline: 56px 12px;
    }
    .columns {
      min-block-size: 44px;
      border-inline-start: 4px solid transparent;
      border-block-end: 1px solid var(--_hair);
      background: var(--_surface);
      font-size: 13px;
      line-height: 18px;
      font-weight: 600;
      color: var(--_muted);
    }
    .row .cell {
      grid-area: auto;
    }
    .row .phone,
    .row .points,
    .row .credit {
      font-size: inherit;
      line-height: inherit;
      color: inherit;
    }
    .row .email,
    .row .type,
    .row .points:not(:empty) + .credit {
      display: block;
    }
    .cell.points,
    .cell.credit {
      text-align: end;
    }
    .state {
      line-height: 18px;
    }
    .alert {
      position: static;
      clip-path: none;
    }
  }
  /* Where a table has little room, what is asked for least goes first. */
  @container (min-width: 600px) and (max-width: 839px) {
    :is(.columns, .row) {
      grid-template-columns: minmax(0, 2fr) 136px 72px 92px 104px;
    }
    :is(.columns, .row) :is(.email, .type) {
      display: none;
    }
  }
  @media (hover: hover) {
    .row:not(.selected, .placeholder):hover {
      box-shadow: inset 0 0 0 1px var(--_line);
    }
  }
  @media (forced-colors: active) {
    .row.selected {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .row.active {
      border-inline-start: 4px solid CanvasText;
    }
    .row.inactive,
    .row.banned {
      border-inline-start: 4px double CanvasText;
    }
  }
`;
