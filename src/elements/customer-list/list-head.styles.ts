import { css } from 'lit';

/** What stands above the rows: heading, filters, count and order. */
export const headStyles = css`
  .head {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
  .title {
    font-size: 20px;
    line-height: 28px;
    font-weight: 600;
  }
  .actions {
    flex: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
  }
  .actions .button {
    white-space: nowrap;
  }
  .icon-button.new {
    inline-size: 56px;
    block-size: 56px;
    color: var(--_accent);
  }
  .filters {
    flex: none;
    display: flex;
    gap: 8px;
    padding: 5px;
    margin-block: -5px;
    margin-inline-start: -5px;
    overflow-x: auto;
    overscroll-behavior-x: contain;
  }
  .chip {
    flex: none;
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    padding-inline: 12px 16px;
    border: var(--_stroke) solid var(--_line);
    border-radius: 999px;
    background: var(--_surface);
    cursor: pointer;
    white-space: nowrap;
  }
  .chip.on {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    font-weight: 600;
  }
  .chip:focus-within {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .tick {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .tick:focus-visible {
    outline: none;
  }
  .count-line {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    min-block-size: 44px;
  }
  .count {
    color: var(--_muted);
  }
  .button.clear {
    padding-inline: 8px;
  }
  .order {
    margin-inline-start: auto;
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .sort {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .caption {
    font-size: 13px;
    line-height: 18px;
    color: var(--_muted);
  }
  .select {
    position: relative;
    display: grid;
  }
  select {
    min-block-size: 44px;
    padding-block: 8px;
    padding-inline: 12px 40px;
    border: var(--_stroke) solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    -webkit-appearance: none;
    appearance: none;
  }
  .select .icon {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 10px;
    margin-block: auto;
    pointer-events: none;
    color: var(--_muted);
  }
  .direction .icon {
    transition: transform var(--_press) var(--_ease);
  }
  .direction:not(.on) .icon {
    transform: rotate(180deg);
  }
  @media (hover: hover) {
    .chip:hover {
      border-color: var(--_accent);
    }
  }
  @media (forced-colors: active) {
    .chip.on {
      border-width: 2px;
    }
  }
  @container (min-width: 600px) {
    .filters {
      flex-wrap: wrap;
    }
  }
`;
