import { css } from 'lit';

/** Entries by day, and what a sale opens to. */
export const entryStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-inline: -8px;
  }
  .tools .button {
    padding-inline: 8px;
  }
  /* A long history costs no more to lay out than what is in sight. */
  @supports (content-visibility: auto) {
    .day {
      content-visibility: auto;
      contain-intrinsic-size: auto 240px;
    }
  }
  .date {
    padding-block: 12px 4px;
    font-size: 13px;
    line-height: 18px;
    font-weight: 600;
    color: var(--_muted);
  }
  .entries {
    list-style: none;
  }
  .entries > * {
    border-block-end: 1px solid var(--_hair);
  }
  .entry {
    display: flex;
    align-items: flex-start;
    gap: 12px;
    inline-size: 100%;
    min-block-size: var(--_row-two);
    padding-block: 10px;
  }
  .sale {
    border: 0;
    padding-inline: 0;
    background: transparent;
  }
  .entry:focus-visible {
    outline-offset: -3px;
  }
  .what {
    flex: 1 1 auto;
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .cause {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
  }
  .mark {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    font-size: 13px;
    line-height: 24px;
    font-weight: 600;
    color: var(--_warning);
  }
  .mark .icon,
  .amount .icon {
    inline-size: 16px;
    block-size: 16px;
  }
  .figures {
    flex: none;
    display: grid;
    justify-items: end;
    text-align: end;
    max-inline-size: 50%;
  }
  .amount {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    font-weight: 600;
  }
  .chevron {
    flex: none;
    color: var(--_muted);
    transition: transform var(--_press) var(--_ease);
  }
  .sale[aria-expanded='true'] .chevron {
    transform: rotate(180deg);
  }
  .sale-detail {
    display: grid;
    gap: 4px;
    padding-block-end: 16px;
  }
  .group {
    padding-block-start: 8px;
    font-size: 13px;
    line-height: 18px;
    font-weight: 600;
    color: var(--_muted);
  }
  .pairs > div {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    overflow-wrap: anywhere;
  }
  .pairs dd {
    flex: none;
  }
  .flag {
    display: flex;
    gap: 8px;
    color: var(--_warning);
  }
  .more {
    justify-self: center;
    margin-block: 8px;
  }
  .end {
    padding-block: 12px;
    font-size: 13px;
    line-height: 18px;
    color: var(--_muted);
    text-align: center;
  }
  @media (hover: hover) {
    .sale:hover {
      background: var(--_accent-soft);
    }
  }
`;
