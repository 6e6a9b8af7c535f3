import { css } from 'lit';

export const styles = css`
  .trigger {
    position: relative;
    overflow: visible;
  }
  .trigger.waits {
    color: var(--_accent);
  }
  .badge {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    min-inline-size: 18px;
    padding-inline: 5px;
    border-radius: 9px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 13px;
    line-height: 18px;
    font-weight: 600;
    text-align: center;
  }
  .trigger-failure {
    margin: 0;
    color: var(--_danger);
  }
  @media (forced-colors: active) {
    .badge {
      border: 1px solid CanvasText;
    }
  }
`;
