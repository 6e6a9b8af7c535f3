import { css } from 'lit';

/** Modal dialogs of every size. Each is its own size container: it may be wider than what it opened from. */
export const dialogStyles = css`
  .modal {
    position: fixed;
    inset: var(--_visible-top, 0px) 0 var(--_covered, 0px);
    margin: auto;
    padding: 0;
    border: 0;
    inline-size: min(960px, calc(100vw - 32px));
    block-size: fit-content;
    max-inline-size: none;
    max-block-size: calc(var(--_visible-height, 100vh) - 32px);
    overflow: auto;
    overscroll-behavior: contain;
    container-type: inline-size;
    border-radius: var(--_surface-radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }
  .modal[open] {
    animation: regulars-rise var(--_surface-time) var(--_ease);
  }
  .modal::backdrop {
    background: rgb(0 0 0 / 0.4);
    animation: regulars-fade 220ms;
  }
  .question {
    inline-size: min(440px, calc(100vw - 32px));
    padding: 24px;
  }
  .question-title {
    font-size: 20px;
    line-height: 28px;
    font-weight: 600;
    margin-block-end: 8px;
  }
  .question-text {
    max-inline-size: 60ch;
    white-space: pre-line;
  }
  .question-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 24px;
  }
  .question-actions .button {
    flex: 1 1 140px;
    min-block-size: 56px;
  }
  @media (max-width: 359px) {
    .question {
      padding: 16px;
    }
  }
  @keyframes regulars-rise {
    from {
      opacity: 0;
      transform: translateY(var(--_slide));
    }
  }
  @keyframes regulars-fade {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .modal::backdrop {
      animation-duration: 80ms;
    }
  }
  @media (forced-colors: active) {
    .modal {
      border: 1px solid CanvasText;
    }
  }
`;
