import { css } from 'lit';

/** What is on its way, what was found, what is offered, and what went wrong. */
export const resultStyles = css`
  .caption {
    font-size: 13px;
    line-height: 18px;
    color: var(--_muted);
    padding: 12px 12px 4px;
  }
  .row {
    contain: content;
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: var(--_row-two);
    padding: 6px 12px;
  }
  .skeleton {
    opacity: 0;
    animation: appear 80ms 150ms forwards;
  }
  .skeleton .row::before,
  .skeleton .row::after {
    content: '';
    block-size: 44px;
    inline-size: 44px;
    border-radius: 50%;
    background: var(--_sunken);
  }
  .skeleton .row::after {
    block-size: 16px;
    inline-size: 50%;
    border-radius: 4px;
  }
  ul {
    margin-block-start: 8px;
    list-style: none;
  }
  ul .row {
    cursor: pointer;
  }
  .row + .row {
    border-block-start: 1px solid var(--_hair);
  }
  .row[aria-selected='true'],
  ul .row:active {
    background: var(--_accent-soft);
  }
  .row[aria-selected='true'],
  .create.main {
    border-color: transparent;
    border-radius: var(--_radius);
  }
  .row[aria-selected='true'] {
    box-shadow: inset 0 0 0 2px var(--_accent);
  }
  .who {
    flex: 1;
    min-inline-size: 0;
  }
  .name,
  .why {
    display: block;
    overflow-wrap: anywhere;
  }
  .name {
    font-size: 17px;
    font-weight: 600;
  }
  .why {
    color: var(--_muted);
  }
  mark {
    background: none;
    color: inherit;
    font-weight: 600;
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 3px;
  }
  mark:empty {
    display: none;
  }
  .alert {
    flex: none;
    display: flex;
    align-items: center;
    gap: 4px;
    max-inline-size: 40%;
    font-size: 13px;
    line-height: 18px;
    color: var(--_warning);
  }
  .alert.banned {
    color: var(--_danger);
  }
  .alert .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  .create {
    color: var(--_accent);
  }
  .row + .create {
    border-block-start: 1px dashed var(--_line);
  }
  .create.main {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .main[aria-selected='true'] {
    box-shadow: inset 0 0 0 2px var(--_on-accent);
  }
  .plus {
    flex: none;
    inline-size: 44px;
    display: grid;
    place-items: center;
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: 12px;
    padding: 24px 16px;
    color: var(--_muted);
    text-align: center;
    overflow-wrap: anywhere;
  }
  .empty .icon {
    inline-size: 48px;
    block-size: 48px;
    stroke-width: 1;
  }
  .hint,
  .failure {
    padding: 12px;
    margin-block-start: 8px;
    border-inline-start: 4px solid;
  }
  .hint {
    border-color: var(--_line);
    background: var(--_sunken);
  }
  .failure {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .sentence {
    flex: 1;
    min-inline-size: 200px;
  }
  @media (hover: hover) {
    ul .row:not([aria-selected='true'], .main):hover {
      background: var(--_canvas);
    }
  }
  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      outline: 3px solid Highlight;
      outline-offset: -3px;
    }
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
`;
