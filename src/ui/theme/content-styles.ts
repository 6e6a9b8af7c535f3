import { css } from 'lit';
import type { CSSResult } from 'lit';
import { motionTokens } from './tokens.js';

const content = css`
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
    font: inherit;
  }
  .number {
    direction: ltr;
    unicode-bidi: isolate;
  }
  .failed-line {
    color: var(--_danger);
  }
  .icon.filled {
    fill: currentColor;
  }
  /* Only what points is mirrored. */
  .icon.points {
    transform: scaleX(var(--_towards-end));
  }
  /* One height for all that is pressed; "main" is the one filled button of a view. */
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 44px;
    min-inline-size: 44px;
    padding: 8px 16px;
    border: var(--_stroke) solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-weight: 600;
    text-align: center;
    transition: background-color var(--_press) var(--_ease);
  }
  .button:active {
    background: var(--_sunken);
  }
  .button.main {
    min-block-size: 56px;
    padding-inline: 24px;
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .button.plain {
    border-color: transparent;
    background: transparent;
    color: var(--_accent);
  }
  .button.plain:active {
    background: var(--_accent-soft);
  }
  @media (hover: hover) {
    .button:hover {
      background: var(--_canvas);
    }
    .button.main:hover {
      background: var(--_accent);
      box-shadow: inset 0 0 0 100px rgb(0 0 0 / 0.1);
    }
    .button.plain:hover {
      background: var(--_accent-soft);
    }
  }
  @media (forced-colors: active) {
    .button,
    .button.main,
    .button.plain {
      border: 1px solid ButtonText;
    }
  }
`;

/** Over the base: text, buttons with words and what slides in, which a field that waits to be typed in has none of. */
export const contentStyles: readonly CSSResult[] = [motionTokens, content];
