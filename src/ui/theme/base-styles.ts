import { css } from 'lit';
import type { CSSResult } from 'lit';
import { lightTokens, sizeTokens } from './tokens.js';

const base = css`
  /* A host hands down more than it knows. Only direction, language and font family are taken. */
  :host {
    display: block;
    box-sizing: border-box;
    background: var(--_ground, transparent);
    color: var(--_text);
    font: 400 16px/24px sans-serif;
    font-family: var(--_font);
    font-variant-numeric: tabular-nums lining-nums;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    text-shadow: none;
    white-space: normal;
    word-break: normal;
    overflow-wrap: break-word;
    list-style: none;
    cursor: default;
    pointer-events: auto;
    -webkit-user-select: auto;
    user-select: auto;
    visibility: visible;
    -webkit-tap-highlight-color: transparent;
    -webkit-text-size-adjust: 100%;
  }
  :host([hidden]) {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .icon {
    flex: none;
    display: block;
    inline-size: 24px;
    block-size: 24px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

const controls = css`
  button {
    font: inherit;
    color: inherit;
    text-align: inherit;
    letter-spacing: inherit;
    margin: 0;
    cursor: pointer;
    touch-action: manipulation;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_text);
    transition: background-color var(--_press) var(--_ease);
  }
  .icon-button:active {
    background: var(--_accent-soft);
  }
  @media (hover: hover) {
    .icon-button:hover {
      background: var(--_accent-soft);
    }
  }
  @media (forced-colors: active) {
    .icon-button {
      border: 1px solid ButtonText;
    }
  }
`;

/** What every element of ours starts from; its own styles follow. */
export const baseStyles: readonly CSSResult[] = [lightTokens, sizeTokens, base, controls];
