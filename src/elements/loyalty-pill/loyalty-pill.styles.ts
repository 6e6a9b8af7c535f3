import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
    --_pill-radius: var(--regulars-pill-radius, 999px);
  }
  .pill {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    max-inline-size: 100%;
    min-block-size: 44px;
    min-inline-size: 44px;
    padding-block: 8px;
    padding-inline: 12px 16px;
    border: var(--_stroke) solid transparent;
    border-radius: var(--_pill-radius);
    background: var(--_loyalty-soft);
    color: var(--_text);
    text-align: start;
    transition: box-shadow var(--_press) var(--_ease);
  }
  .pill:active {
    box-shadow: inset 0 0 0 2px var(--_loyalty);
  }
  .heart {
    display: contents;
    color: var(--_loyalty);
  }
  .heart .icon.filled {
    fill: currentColor;
  }
  .balance {
    min-inline-size: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
    /* How long a balance counts that has changed here: read by the script, so that one place says it. */
    transition: opacity calc(var(--_press) * 5);
  }
  .overspent {
    display: inline-flex;
    align-items: center;
    gap: 4px;
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
    inline-size: 80px;
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
    button.pill:hover {
      box-shadow: inset 0 0 0 1px var(--_loyalty);
    }
  }
  @media (forced-colors: active) {
    .pill {
      border: 1px solid ButtonText;
    }
  }
`;
