import { css } from 'lit';

/** What stands in the place of rows, and of what is going on. */
export const placeStyles = css`
  .skeleton {
    display: grid;
    gap: 8px;
    opacity: 0;
    animation: appear 0s 150ms forwards;
  }
  .bar {
    background: var(--_sunken);
    block-size: var(--_row-two);
    border-radius: var(--_radius);
  }
  .nobody {
    display: grid;
    justify-items: center;
    gap: 16px;
    padding: 48px 16px;
    text-align: center;
    color: var(--_muted);
  }
  .nobody .icon {
    inline-size: 48px;
    block-size: 48px;
    stroke-width: 1;
  }
  .failure,
  .import-line {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 12px;
    padding: 12px;
    border-inline-start: 4px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .failure,
  .import-line.failed {
    border-color: var(--_danger);
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .sentence {
    flex: 1;
    min-inline-size: 180px;
  }
  progress {
    flex: 1 1 160px;
    accent-color: var(--_accent);
  }
  a.button {
    text-decoration: none;
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
`;
