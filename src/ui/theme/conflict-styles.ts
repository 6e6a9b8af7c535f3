import { css } from 'lit';

export const conflictStyles = css`
  .conflicts {
    display: grid;
    gap: 12px;
    padding: 12px;
    border-inline-start: 4px solid var(--_warning);
    border-radius: var(--_radius);
    background: var(--_warning-soft);
  }
  .conflicts-title {
    display: flex;
    gap: 8px;
    font-weight: 600;
    color: var(--_warning);
  }
  .conflicts-title :focus-visible {
    outline: none;
  }
  .conflict-label {
    font-size: 13px;
    line-height: 18px;
    font-weight: 600;
  }
  .conflict-value {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    padding-block: 8px;
    border-block-end: 1px solid var(--_line);
  }
  .conflict-value:last-child {
    border-block-end: 0;
    padding-block-end: 0;
  }
  .conflict-text {
    flex: 1 1 120px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .conflict-from {
    display: block;
    font-size: 13px;
    line-height: 18px;
  }
  .conflict-value .button {
    flex: 0 0 auto;
  }
`;
