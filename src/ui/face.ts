import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { blocked, icon, person, warning } from './icons.js';

export interface FaceOptions {
  /** Gives the hue, so that one person has one colour everywhere. */
  readonly customerId: string;
  /** First letter or digit of the name in upper case; empty draws the person icon. */
  readonly initial: string;
  /** Diameter in px; 44 where not given. */
  readonly size?: 36 | 44 | 56;
  /** A mark in the corner, for who may not buy (`blocked`) or needs a look (`warning`). */
  readonly mark?: 'blocked' | 'warning' | undefined;
}

const HUES = 8;

/**
 * The round by which a cashier recognises a person. Hidden from screen readers: what it stands in bears the name.
 * Needs `faceStyles` in its root.
 */
export function face({ customerId, initial, size = 44, mark }: FaceOptions): TemplateResult {
  return html`<span class=${`face face-${String(size)} hue-${String(hueOf(customerId))}`} aria-hidden="true">
    <bdi>${initial || icon(person)}</bdi>
    ${mark === undefined ? '' : html`<span class=${`face-mark ${mark}`}>${icon(mark === 'blocked' ? blocked : warning)}</span>`}
  </span>`;
}

/** Which of the 8 hues an id has. The whole id counts: ids made within one minute begin alike. */
export function hueOf(customerId: string): number {
  let hash = 0;
  for (const character of customerId) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return (hash >>> 0) % HUES;
}

/** Muted hues, light or dark by the scheme's roles; text pairs measured in the test. */
export const faceStyles = css`
  .face {
    position: relative;
    flex: none;
    display: inline-grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: hsl(var(--_hue) var(--_face-soft));
    color: hsl(var(--_hue) var(--_face-ink));
    font-weight: 600;
    font-size: 17px;
    line-height: 1;
    -webkit-user-select: none;
    user-select: none;
  }
  .face bdi {
    display: grid;
  }
  .face-36 {
    inline-size: 36px;
    block-size: 36px;
    font-size: 16px;
  }
  .face-56 {
    inline-size: 56px;
    block-size: 56px;
    font-size: 24px;
  }
  .hue-0 {
    --_hue: 18;
  }
  .hue-1 {
    --_hue: 42;
  }
  .hue-2 {
    --_hue: 88;
  }
  .hue-3 {
    --_hue: 150;
  }
  .hue-4 {
    --_hue: 190;
  }
  .hue-5 {
    --_hue: 222;
  }
  .hue-6 {
    --_hue: 268;
  }
  .hue-7 {
    --_hue: 325;
  }
  .face-mark {
    position: absolute;
    inset-block-end: -3px;
    inset-inline-end: -3px;
    display: grid;
    place-items: center;
    inline-size: 20px;
    block-size: 20px;
    border-radius: 50%;
    background: var(--_surface);
    color: var(--_warning);
  }
  .face-mark.blocked {
    color: var(--_danger);
  }
  .face-mark .icon {
    inline-size: 16px;
    block-size: 16px;
    stroke-width: 2.5;
  }
  @media (forced-colors: active) {
    .face {
      border: 1px solid CanvasText;
    }
  }
`;
