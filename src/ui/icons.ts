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
export const check = 'M5 12.5l4.7 4.7L19.5 7.3';
export const warning = 'M12 4 2.75 20h18.5L12 4ZM12 10v4.5M12 17.25v.01';
export const info = 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.6v.01';
/** Not allowed: banned, refused. */
export const blocked = 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM5.7 5.7l12.6 12.6';
export const heart = 'M12 20s-8.25-4.7-8.25-10.4A4.6 4.6 0 0 1 12 6.9a4.6 4.6 0 0 1 8.25 2.7C20.25 15.3 12 20 12 20Z';
export const lightning = 'M13 3 5 13.5h6L10.5 21 19 10.5h-6L13 3Z';
/** Money has no hue: a note. */
export const note = 'M3 7h18v10.5H3V7ZM12 14.75a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM6.25 12.25v.01M17.75 12.25v.01';
export const keypad =
  'M6 5.5v.01M12 5.5v.01M18 5.5v.01M6 10.5v.01M12 10.5v.01M18 10.5v.01M6 15.5v.01M12 15.5v.01M18 15.5v.01M12 20v.01';
export const keyboard = 'M3 6.5h18v11.5H3V6.5ZM6.75 10.25v.01M10.25 10.25v.01M13.75 10.25v.01M17.25 10.25v.01M8.5 14.5h7';
export const chevronDown = 'M6 9.5l6 6 6-6';
/** Points along the line. */
export const chevronEnd = 'M9.5 6l6 6-6 6';
export const clock = 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5.25l3.5 2';
export const file = 'M6 3h8l4.5 4.5V21H6V3ZM14 3v4.5h4.5M9 12.5h6M9 16.5h6';
/** An identity document. */
export const identityCard =
  'M3 5.5h18v13H3v-13ZM8.5 12a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5ZM5.75 15.5c.3-1.3 1.4-2 2.75-2s2.45.7 2.75 2M14.5 10h3.5M14.5 14h3.5';
export const medicalCross = 'M9.5 3.5h5v6h6v5h-6v6h-5v-6h-6v-5h6v-6Z';
export const upload = 'M12 15.5V4M7 8.75 12 4l5 4.75M4 16v4.5h16V16';
export const download = 'M12 4v11.5M7 10.75l5 4.75 5-4.75M4 16v4.5h16V16';
export const phone =
  'M5.2 3.5h3.3l1.7 4.3-2.2 1.5a12 12 0 0 0 6.7 6.7l1.5-2.2 4.3 1.7v3.3a1.7 1.7 0 0 1-1.8 1.7C10.7 20 4 13.3 3.5 5.3A1.7 1.7 0 0 1 5.2 3.5Z';
export const email = 'M3 5.5h18v13H3v-13ZM3.5 6.5l8.5 6.5 8.5-6.5';
export const undo = 'M8 5 3.5 9.5 8 14M4 9.5h10a6 6 0 0 1 0 12h-3';
export const eye = 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z';
export const offline =
  'M4 4l16 16M8.5 15.5a5 5 0 0 1 7 0M5 12a10 10 0 0 1 4-2.4M19 12a10 10 0 0 0-5.5-2.7M2 8.5a15 15 0 0 1 4-2.5M22 8.5A15 15 0 0 0 10.5 4.6M12 19.25v.01';
