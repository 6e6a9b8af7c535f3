import { css } from 'lit';

export const styles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    min-block-size: 56px;
  }
  .account {
    flex: 1 1 0;
    min-inline-size: 0;
  }
  .people {
    min-block-size: 56px;
    padding-inline: 16px 20px;
    border-radius: 28px;
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
    .people.quiet:hover {
      background: var(--_accent-soft);
    }
  }
`;
