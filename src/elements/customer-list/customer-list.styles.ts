import { css } from 'lit';

/** The frame, before anything has come. */
export const listStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    max-block-size: 100%;
  }
  .base {
    flex: 1 1 auto;
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-block-size: 0;
    min-inline-size: 0;
    container-type: inline-size;
  }
`;
