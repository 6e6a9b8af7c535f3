import { css } from 'lit';

/** A conflict's look in the row of what was refused, which is on plain ground. */
export const fieldRowStyles = css`
  .row .conflict-field {
    padding-block-start: 8px;
  }
  .row .conflict-value {
    border-color: var(--_hair);
  }
  .row .conflict-from {
    color: var(--_muted);
  }
`;
