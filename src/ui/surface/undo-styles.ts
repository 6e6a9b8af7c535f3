import { css } from 'lit';

export const undoStyles = css`
  .undo-bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    flex-wrap: wrap;
    gap: 4px 16px;
    padding: 4px 4px 4px 16px;
    padding-inline: 16px 4px;
    min-block-size: 56px;
    border-radius: var(--_radius);
    background: var(--_text);
    color: var(--_surface);
    animation: regulars-undo var(--_view) var(--_ease);
  }
  .undo-text {
    flex: 1 1 auto;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .undo-action {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 48px;
    padding: 4px 12px;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .undo-action:focus-visible {
    outline-color: var(--_surface);
    outline-offset: -5px;
  }
  @keyframes regulars-undo {
    from {
      opacity: 0;
    }
  }
  @media (forced-colors: active) {
    .undo-bar {
      border: 1px solid CanvasText;
    }
  }
`;
