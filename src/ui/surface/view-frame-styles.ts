import { css } from 'lit';

export const viewFrameStyles = css`
  .surface.views {
    overflow: hidden;
  }
  .surface.views.modal {
    inline-size: min(720px, 100vw - 32px);
    block-size: calc(var(--_visible-height, 100vh) - 48px);
    max-block-size: none;
  }
  .surface.views.inline {
    border: 1px solid var(--_hair);
    margin-block-start: 12px;
  }
  .frame-host {
    block-size: 100%;
  }
  @media (max-width: 599px) {
    .surface.views.modal {
      margin: 0;
      inline-size: 100vw;
      block-size: var(--_visible-height, 100vh);
      border-radius: 0;
    }
  }
  .frame {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
  }
  .frame-head {
    flex: none;
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: var(--_head, 56px);
    padding-inline: 16px 8px;
    border-block-end: 1px solid var(--_hair);
  }
  .frame-head .icon-button:first-child {
    margin-inline-start: -8px;
  }
  .frame-title {
    flex: 1;
    min-inline-size: 0;
    font-size: 20px;
    line-height: 28px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  /* It takes focus to be read, and can never be pressed. */
  .frame-title:focus-visible {
    outline: none;
  }
  .frame-body {
    flex: 1 1 auto;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .view {
    animation: regulars-view var(--_view) var(--_ease);
  }
  .view:is(.view-search, .view-history) {
    padding: 16px;
  }
  /* It scrolls by itself, rows alone. */
  .view.view-list {
    block-size: 100%;
    padding: 16px;
  }
  .view.backwards {
    --_way: -1;
  }
  .draft-offer {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 4px 12px;
    margin: 16px 16px 0;
    padding: 12px;
    border-inline-start: 4px solid var(--_warning);
    border-radius: var(--_radius);
    background: var(--_warning-soft);
    color: var(--_warning);
  }
  .draft-actions {
    grid-column: 2;
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .draft-actions .plain {
    color: inherit;
  }
  @keyframes regulars-view {
    from {
      opacity: 0;
      transform: translateX(calc(var(--_slide) * var(--_towards-end) * var(--_way, 1)));
    }
  }
`;
