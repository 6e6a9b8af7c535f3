import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 12px;
    max-inline-size: 100%;
    min-block-size: 44px;
    padding: 6px 12px;
    border: var(--_stroke) solid var(--_line);
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_text);
    text-align: start;
    transition: background-color var(--_press) var(--_ease);
  }
  span.badge {
    border-color: var(--_hair);
  }
  button.badge:active {
    background: var(--_sunken);
  }
  .content {
    display: grid;
    min-inline-size: 0;
  }
  .label {
    font-size: 13px;
    line-height: 18px;
    color: var(--_muted);
  }
  .balances {
    display: flex;
    flex-wrap: wrap;
    column-gap: 12px;
    font-weight: 600;
  }
  .balance {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 8px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .overspent {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    font-weight: 400;
    font-size: 13px;
    line-height: 18px;
    color: var(--_danger);
  }
  .overspent .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  .failed-line {
    margin: 0;
    font-size: 13px;
    line-height: 18px;
    color: var(--_danger);
  }
  .loading {
    inline-size: 180px;
    background: var(--_sunken);
    opacity: 0;
    animation: regulars-late 0s 150ms forwards;
  }
  @keyframes regulars-late {
    to {
      opacity: 1;
    }
  }
  @media (hover: hover) {
    button.badge:hover {
      background: var(--_canvas);
    }
  }
  @media (forced-colors: active) {
    .badge {
      border: 1px solid ButtonText;
    }
  }
`;
