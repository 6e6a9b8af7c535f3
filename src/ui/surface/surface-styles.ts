import { css } from 'lit';

/** Surfaces of every kind. Each is its own size container: it may be wider than what it opened from. */
export const surfaceStyles = css`
  .surface {
    inline-size: auto;
    block-size: auto;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: auto;
    overscroll-behavior: contain;
    container-type: inline-size;
    background: var(--_surface);
    color: var(--_text);
  }
  .surface.modal {
    position: fixed;
    inset: var(--_visible-top, 0px) 0 var(--_covered, 0px);
    margin: auto;
    inline-size: min(960px, calc(100vw - 32px));
    block-size: fit-content;
    max-block-size: calc(var(--_visible-height, 100vh) - 32px);
    border-radius: var(--_surface-radius);
    box-shadow: var(--_shadow);
  }
  .surface.drawer {
    position: fixed;
    inset-block: var(--_visible-top, 0px) auto;
    inset-inline: auto 0;
    z-index: 10;
    inline-size: min(420px, 100vw);
    block-size: var(--_visible-height, 100vh);
    box-shadow: var(--_shadow);
  }
  .surface.inline {
    position: static;
    inline-size: 100%;
    max-inline-size: 960px;
    border-radius: var(--_surface-radius);
  }
  .surface.modal[open] {
    animation: regulars-rise var(--_surface-time) var(--_ease);
  }
  .surface.drawer {
    animation: regulars-draw var(--_surface-time) var(--_ease);
  }
  .surface::backdrop {
    background: transparent;
  }
  .surface.modal::backdrop {
    background: rgb(0 0 0 / 0.4);
    animation: regulars-fade 220ms;
  }
  .surface.question {
    inline-size: min(440px, calc(100vw - 32px));
    padding: 24px;
  }
  .question-title {
    margin-block-end: 8px;
    font-size: 20px;
    line-height: 28px;
    font-weight: 600;
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
    .surface.question {
      padding: 16px;
    }
  }
  @keyframes regulars-rise {
    from {
      opacity: 0;
      transform: translateY(var(--_slide));
    }
  }
  @keyframes regulars-draw {
    from {
      opacity: 0;
      transform: translateX(calc(var(--_slide) * 2 * var(--_towards-end)));
    }
  }
  @keyframes regulars-fade {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .surface.modal::backdrop {
      animation-duration: 80ms;
    }
  }
  @media (forced-colors: active) {
    .surface {
      border: 1px solid CanvasText;
    }
  }
`;
