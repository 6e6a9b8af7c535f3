import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** What an icon may be besides an outline. */
export interface IconLook {
  /** Whether it is filled, which says "on". */
  readonly filled?: boolean;
  /** Whether it points along the line, and so is mirrored where the line runs from right to left. */
  readonly points?: boolean;
}

/**
 * Draws one of the paths below: 24 grid, 1.75 stroke, round ends, in the colour of its text. Hidden from screen
 * readers: what it stands in bears the name.
 */
export function icon(path: string, { filled = false, points = false }: IconLook = {}): TemplateResult {
  return html`<svg
    class=${`icon${filled ? ' filled' : ''}${points ? ' points' : ''}`}
    viewBox="0 0 24 24"
    aria-hidden="true"
    focusable="false"
  >
    <path d=${path}></path>
  </svg>`;
}

// Plain strings, so that a bundle holds only the icons it draws.
export const magnifier = 'M10.5 17.5a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM15.6 15.6 20.5 20.5';
export const person = 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c0-3.6 3.4-5.5 7.5-5.5s7.5 1.9 7.5 5.5';
export const people =
  'M9 11.25a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19.5c0-3.2 2.9-5 6.5-5s6.5 1.8 6.5 5M15.5 4.6a3.5 3.5 0 0 1 0 6.3M18 14.9c2.1.7 3.5 2.3 3.5 4.6';
export const personAdd =
  'M10 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM2.5 20.5c0-3.6 3.4-5.5 7.5-5.5 1.5 0 2.9.25 4.1.75M18.5 14.5v7M15 18h7';
export const pencil = 'M4 20l.9-4.1L16.4 4.4a2 2 0 0 1 2.8 0l.4.4a2 2 0 0 1 0 2.8L8.1 19.1 4 20ZM14.5 6.3l3.2 3.2';
export const close = 'M6 6l12 12M18 6 6 18';
/** Points along the line. */
export const back = 'M20 12H4.5M11 5.5 4.5 12l6.5 6.5';
export const warning = 'M12 4 2.75 20h18.5L12 4ZM12 10v4.5M12 17.25v.01';
/** Not allowed: banned, refused. */
export const blocked = 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM5.7 5.7l12.6 12.6';
export const keypad =
  'M6 5.5v.01M12 5.5v.01M18 5.5v.01M6 10.5v.01M12 10.5v.01M18 10.5v.01M6 15.5v.01M12 15.5v.01M18 15.5v.01M12 20v.01';
export const keyboard = 'M3 6.5h18v11.5H3V6.5ZM6.75 10.25v.01M10.25 10.25v.01M13.75 10.25v.01M17.25 10.25v.01M8.5 14.5h7';
export const chevronDown = 'M6 9.5l6 6 6-6';
export const undo = 'M8 5 3.5 9.5 8 14M4 9.5h10a6 6 0 0 1 0 12h-3';
