import { css } from 'lit';

/** What scrolls, and the head of the table. */
export const gridStyles = css`
  /* Its size is its place's and never its rows': a change inside costs nothing outside. */
  .scroller {
    --_h: var(--_row-two);
    position: relative;
    flex: 1 1 min(560px, 60vh);
    min-block-size: 160px;
    overflow-x: hidden;
    overflow-y: auto;
    overscroll-behavior: contain;
    contain: strict;
    border-block-start: 1px solid var(--_hair);
    background: var(--_surface);
  }
  .heads {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
  }
  .columns {
    display: none;
  }
  .ruler {
    position: absolute;
    inline-size: 1px;
    block-size: var(--_h);
    visibility: hidden;
  }
  .track {
    position: relative;
    overflow: hidden;
  }
  .sorter {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 44px;
    min-inline-size: 44px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-weight: 600;
  }
  .points .sorter {
    justify-content: flex-end;
  }
  .sorter .icon {
    inline-size: 16px;
    block-size: 16px;
  }
  .sorter:focus-visible {
    outline-offset: -3px;
  }
  /* Rows are put in their places by script: the browser need not keep them there. */
  @supports (overflow-anchor: none) {
    .scroller {
      overflow-anchor: none;
    }
  }
  @container (min-width: 600px) {
    .scroller {
      --_h: var(--_row);
    }
  }
`;
