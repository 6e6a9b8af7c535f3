import { css } from 'lit';

/** What chooses among entries: tabs and days. */
export const choiceStyles = css`
  .tabs {
    display: flex;
    border-block-end: 1px solid var(--_hair);
  }
  .tab {
    flex: 0 1 auto;
    min-block-size: 48px;
    min-inline-size: 44px;
    padding: 4px 16px;
    border: 0;
    border-block-end: 2px solid transparent;
    margin-block-end: -1px;
    background: transparent;
    color: var(--_muted);
    font-weight: 600;
    text-align: center;
  }
  .tab[aria-selected='true'] {
    border-block-end-color: var(--_accent);
    color: var(--_text);
  }
  .tab:focus-visible {
    outline-offset: -3px;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 44px;
    min-inline-size: 44px;
    padding: 4px 14px;
    justify-content: center;
    border: var(--_stroke) solid var(--_line);
    border-radius: 22px;
    background: var(--_surface);
    color: var(--_text);
  }
  .chip .icon {
    inline-size: 18px;
    block-size: 18px;
    margin-inline-start: -4px;
  }
  .chip[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    font-weight: 600;
  }
  @container (max-width: 359px) {
    .tab {
      flex: 1 1 auto;
      padding-inline: 8px;
    }
  }
  @media (hover: hover) {
    .chip:hover {
      background: var(--_accent-soft);
    }
    .tab:hover {
      color: var(--_text);
    }
  }
  @media (forced-colors: active) {
    .tab[aria-selected='true'] {
      border-block-end-color: Highlight;
    }
    .chip[aria-pressed='true'] {
      border: 2px solid Highlight;
    }
  }
`;
