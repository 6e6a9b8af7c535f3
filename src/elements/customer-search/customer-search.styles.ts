import { css } from 'lit';

export const searchStyles = css`
  .label,
  .caption {
    display: block;
    font-size: 13px;
    line-height: 18px;
    color: var(--_muted);
  }
  .label {
    margin-block-end: 4px;
  }
  .caption {
    padding: 12px 12px 4px;
  }
  .line {
    display: flex;
    gap: 8px;
    align-items: center;
  }
  .field {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    align-items: center;
    min-block-size: 56px;
    padding-inline: 12px 4px;
    border: var(--_stroke) solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .field > .icon {
    color: var(--_muted);
  }
  .field:focus-within {
    border-color: var(--_accent);
    box-shadow: 0 0 0 2px var(--_accent);
  }
  .field:has(input:disabled) {
    background: var(--_sunken);
  }
  input {
    flex: 1;
    min-inline-size: 0;
    block-size: 54px;
    padding: 0 8px;
    border: 0;
    background: none;
    color: var(--_text);
    font: inherit;
    outline: none;
  }
  input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .new {
    inline-size: 56px;
    block-size: 56px;
    color: var(--_accent);
  }
  ul {
    margin-block-start: 8px;
    list-style: none;
  }
  .row {
    contain: content;
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: var(--_row-two);
    padding: 6px 12px;
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .row + .row {
    border-block-start: 1px solid var(--_hair);
  }
  .row.active {
    background: var(--_accent-soft);
    box-shadow: inset 0 0 0 2px var(--_accent);
  }
  .row:active {
    background: var(--_accent-soft);
  }
  .who {
    flex: 1;
    min-inline-size: 0;
    display: grid;
  }
  .name {
    font-size: 17px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .why {
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  mark {
    background: none;
    color: inherit;
    font-weight: 600;
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 3px;
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
  .row + .create {
    border-block-start: 1px dashed var(--_line);
  }
  .create {
    color: var(--_accent);
  }
  .create.main {
    background: var(--_accent);
    color: var(--_on-accent);
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
    border-inline-start: 4px solid currentColor;
  }
  .hint {
    background: var(--_sunken);
    color: var(--_text);
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
  .skeleton {
    opacity: 0;
    animation: appear 80ms 150ms forwards;
  }
  .skeleton .face,
  .bar {
    background: var(--_sunken);
  }
  .bar {
    inline-size: 60%;
    block-size: 16px;
    border-radius: 4px;
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
  @media (hover: hover) {
    .row:hover {
      background: var(--_canvas);
    }
    .row.active:hover {
      background: var(--_accent-soft);
    }
    .create.main:hover {
      background: var(--_accent);
    }
  }
  @media (forced-colors: active) {
    .row.active {
      outline: 3px solid Highlight;
      outline-offset: -3px;
    }
  }
`;
