import { css } from 'lit';

export const menuStyles = css`
  .menu-anchor {
    position: relative;
    display: inline-block;
    flex: none;
  }
  .menu {
    position: fixed;
    inset: auto;
    left: var(--_left, 8px);
    top: var(--_top, 8px);
    margin: 0;
    padding: 8px;
    min-inline-size: 220px;
    max-inline-size: calc(100vw - 16px);
    border: 1px solid var(--_hair);
    border-radius: var(--_surface-radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    z-index: 1;
  }
  .menu-absolute {
    position: absolute;
    inset-block: calc(100% + 4px) auto;
    inset-inline: 0 auto;
    inline-size: max-content;
  }
  .menu-item {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: max(48px, var(--_row));
    padding: 4px 12px;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font-weight: 600;
  }
  .menu-item:focus-visible,
  .menu-item:focus {
    background: var(--_accent-soft);
    outline-offset: -3px;
  }
  @media (hover: hover) {
    .menu-item:hover {
      background: var(--_accent-soft);
    }
  }
`;
