import { css } from 'lit';

export const styles = css`
  .bar {
    display: flex;
    align-items: flex-start;
    gap: 0 8px;
    padding-block: 6px;
    border-block-end: 1px solid var(--_hair);
  }
  .account {
    flex: 1 1 0;
    min-inline-size: 0;
  }
  .queue,
  .sync {
    flex: none;
  }
  .people {
    min-block-size: 48px;
    padding-inline: 16px 20px;
    border-radius: 24px;
    border-color: transparent;
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  /* Somebody is on the sale: finding another is no longer what to do next. */
  .people.quiet {
    min-block-size: 44px;
    padding: 0;
    border-color: transparent;
    background: transparent;
    color: var(--_text);
  }
  .error {
    margin-block-start: 8px;
    padding: 10px 12px;
    border-inline-start: 4px solid currentColor;
    border-radius: var(--_radius);
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  @media (hover: hover) {
    .people:hover {
      border-color: var(--_accent);
      background: var(--_accent-soft);
    }
    .people.quiet:hover {
      border-color: transparent;
      background: var(--_accent-soft);
    }
  }
`;
