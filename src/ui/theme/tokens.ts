import { css, unsafeCSS } from 'lit';
import type { CSSResult } from 'lit';
import { dark, light } from './palette.js';
import type { ColourRole, Palette } from './palette.js';

/** What a vendor may set, as `--regulars-<name>` in any stylesheet or in the provider's `appearance`. */
export type TokenName =
  | ColourRole
  | 'radius'
  | 'surface-radius'
  | 'font'
  /** A factor over the height of rows; targets never get under 44 px. */
  | 'density'
  | 'shadow'
  /** A factor over every duration; 0 stops motion. */
  | 'motion';

// This file alone reads `--regulars-*`; everything else reads the private `--_*` roles made here, so that a page
// without tokens costs nothing and an element's own rules never depend on what a vendor left out.
function roles(palette: Palette, shadow: string, faces: string): CSSResult {
  const colours = Object.entries(palette).map(([role, colour]) => `--_${role}:var(--regulars-${role},${colour});`);
  // Constants of this package only, which is what makes unsafeCSS safe here.
  return unsafeCSS(`:host{${colours.join('')}--_shadow:var(--regulars-shadow,${shadow});${faces}}
@media (prefers-contrast:more){:host{--_muted:var(--_text);--_line:var(--_text);--_hair:var(--_text)}}`);
}

/** Roles of the light scheme. */
export const lightTokens = roles(
  light,
  '0 12px 40px rgb(0 0 0 / .18)',
  'color-scheme:light;--_face-soft:34% 87%;--_face-ink:42% 25%;',
);

/** Roles of the dark scheme, over the light ones. A lighter surface stands for the shadow, with a hair to end it. */
export const darkTokens = roles(dark, '0 0 0 1px var(--_hair)', 'color-scheme:dark;--_face-soft:24% 25%;--_face-ink:52% 84%;');

/** For an element in another scheme than the page it stands on: it needs a ground to be read. */
export const groundTokens = css`
  :host {
    --_ground: var(--_canvas);
  }
`;

/** Lengths and durations, the same in both schemes. */
export const sizeTokens = css`
  :host {
    --_radius: var(--regulars-radius, 8px);
    --_surface-radius: var(--regulars-surface-radius, 14px);
    --_font: var(--regulars-font, inherit);
    --_density: var(--regulars-density, 1);
    --_one-line: 56px;
    --_two-lines: 64px;
    --_row: max(44px, calc(var(--_one-line) * var(--_density)));
    --_row-two: max(44px, calc(var(--_two-lines) * var(--_density)));
    --_stroke: 1px;
    --_ease: cubic-bezier(0.2, 0, 0, 1);
    --_press: calc(90ms * var(--regulars-motion, 1));
    /* 1 where the line's end is on the right, -1 where it is on the left: :dir() is not everywhere yet. */
    --_towards-end: 1;
  }
  @media (prefers-contrast: more) {
    :host {
      --_stroke: 2px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_press: 0ms;
    }
  }
`;

/** Rows of 44, and of 56 with two lines. */
export const compactTokens = css`
  :host {
    --_one-line: 44px;
    --_two-lines: 56px;
  }
`;

/** Rows of 72, whatever they hold. */
export const roomyTokens = css`
  :host {
    --_one-line: 72px;
    --_two-lines: 72px;
  }
`;

/** Durations and lengths of what opens and slides in. */
export const motionTokens = css`
  :host {
    --_view: calc(180ms * var(--regulars-motion, 1));
    --_surface-time: calc(220ms * var(--regulars-motion, 1));
    --_slide: 16px;
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_view: 80ms;
      --_surface-time: 80ms;
      --_slide: 0px;
    }
  }
`;

/** For elements read from right to left. */
export const rightToLeftTokens = css`
  :host {
    --_towards-end: -1;
  }
`;
