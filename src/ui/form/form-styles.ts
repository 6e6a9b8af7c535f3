import { css } from 'lit';

/** How the fields of a form look; over the base styles. */
export const formStyles = css`
  .fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  /* The edge of a changed field lies in the gutter, so that nothing moves when it comes and goes. */
  .field {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
    align-content: start;
    min-inline-size: 0;
  }
  .field[data-changed]::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: -10px;
    border-inline-start: 2px solid var(--_accent);
    border-radius: 1px;
  }
  .label {
    font-weight: 600;
    line-height: 20px;
    font-size: 14px;
    justify-self: start;
    max-inline-size: 100%;
  }
  .label-note {
    font-weight: 400;
    color: var(--_muted);
  }
  .input {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: max(44px, calc(48px * var(--_density)));
    margin: 0;
    padding: 8px 12px;
    border: var(--_stroke) solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: 16px;
    line-height: 24px;
    letter-spacing: inherit;
    text-align: start;
    -webkit-appearance: none;
    appearance: none;
  }
  /* Whatever direction the text in it has, it begins where the page's lines begin. */
  .rtl .input {
    text-align: right;
  }
  textarea.input {
    resize: vertical;
  }
  .input:focus-visible {
    outline-offset: 0;
    border-color: var(--_accent);
  }
  .input[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .input:disabled,
  .input:read-only:not(select) {
    background: var(--_sunken);
  }
  .input:disabled {
    opacity: 1;
    color: var(--_text);
    -webkit-text-fill-color: currentColor;
  }
  .input-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .input-row .input {
    flex: 1 1 160px;
    inline-size: auto;
  }
  .input-row .stands {
    flex: 1 1 90px;
  }
  .input-row .button {
    padding-inline: 12px;
  }
  .stands {
    display: block;
    min-block-size: 44px;
    padding-block: 10px;
    line-height: 24px;
  }
  .select {
    position: relative;
    display: grid;
  }
  .select .input {
    padding-inline-end: 44px;
    text-overflow: ellipsis;
  }
  .select .icon {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 12px;
    margin-block: auto;
    color: var(--_muted);
    pointer-events: none;
  }
  .help,
  .problem,
  .notice {
    font-size: 13px;
    line-height: 18px;
    max-inline-size: 60ch;
  }
  .help {
    color: var(--_muted);
  }
  .problem,
  .notice-line {
    display: flex;
    align-items: flex-start;
    gap: 6px;
  }
  .problem {
    color: var(--_danger);
  }
  .notice {
    color: var(--_warning);
  }
  .problem .icon,
  .notice .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  .notice .link {
    margin-inline-start: -8px;
  }
  .link {
    min-block-size: 44px;
    padding: 8px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_accent);
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .switch {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    text-align: start;
  }
  .switch + .help {
    margin-block-start: -6px;
  }
  .switch-label,
  .check-label {
    flex: 1 1 auto;
    min-inline-size: 0;
  }
  .switch-state {
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
    text-align: end;
  }
  .switch-track {
    flex: none;
    inline-size: 48px;
    block-size: 28px;
    padding: 3px;
    border: var(--_stroke) solid var(--_line);
    border-radius: 999px;
    background: var(--_sunken);
    transition: background-color var(--_press) var(--_ease);
  }
  .switch-thumb {
    display: block;
    inline-size: 20px;
    block-size: 20px;
    border-radius: 50%;
    background: var(--_muted);
    transition: transform var(--_press) var(--_ease);
  }
  .switch[aria-checked='true'] .switch-track {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .switch[aria-checked='true'] .switch-thumb {
    margin-inline-start: 20px;
    background: var(--_on-accent);
  }
  .switch:disabled {
    cursor: default;
  }
  .switch:disabled .switch-track {
    opacity: 0.6;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 44px;
    cursor: pointer;
  }
  .check-box {
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  .section-heading {
    font-size: 13px;
    line-height: 18px;
    font-weight: 600;
    color: var(--_muted);
  }
  .summary {
    display: grid;
    gap: 8px;
    padding: 12px 16px;
    border-inline-start: 4px solid var(--_danger);
    border-radius: var(--_radius);
    background: var(--_danger-soft);
    color: var(--_text);
  }
  .summary-heading {
    display: flex;
    align-items: center;
    gap: 8px;
    font-weight: 600;
    color: var(--_danger);
  }
  .summary-heading:focus {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
    border-radius: 2px;
  }
  .summary-list {
    list-style: none;
  }
  .summary-list span,
  .summary-link {
    display: flex;
    align-items: center;
    min-block-size: 44px;
    padding-block: 4px;
    color: var(--_text);
    text-underline-offset: 3px;
  }
  .twins {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  @container (min-width: 480px) {
    .twins {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @media (forced-colors: active) {
    .switch[aria-checked='true'] .switch-track {
      background: Highlight;
      forced-color-adjust: none;
    }
    .switch-thumb {
      background: ButtonText;
    }
    .switch[aria-checked='true'] .switch-thumb {
      background: HighlightText;
    }
    .input[aria-invalid='true'] {
      border-width: 2px;
    }
  }
`;
