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
/** Points along the line. */
export const forward = 'M4 12h15.5M13 5.5l6.5 6.5-6.5 6.5';
export const warning = 'M12 4 2.75 20h18.5L12 4ZM12 10v4.5M12 17.25v.01';
/** Not allowed: banned, refused. */
export const blocked = 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM5.7 5.7l12.6 12.6';
export const keypad =
  'M6 5.5v.01M12 5.5v.01M18 5.5v.01M6 10.5v.01M12 10.5v.01M18 10.5v.01M6 15.5v.01M12 15.5v.01M18 15.5v.01M12 20v.01';
export const keyboard = 'M3 6.5h18v11.5H3V6.5ZM6.75 10.25v.01M10.25 10.25v.01M13.75 10.25v.01M17.25 10.25v.01M8.5 14.5h7';
export const chevronDown = 'M6 9.5l6 6 6-6';
export const undo = 'M8 5 3.5 9.5 8 14M4 9.5h10a6 6 0 0 1 0 12h-3';
export const heart =
  'M12 20.25C6.5 16.4 3.25 13.1 3.25 9.25a4.75 4.75 0 0 1 8.75-2.6 4.75 4.75 0 0 1 8.75 2.6c0 3.85-3.25 7.15-8.75 11Z';
export const lightning = 'M13 2.75 4.75 13.5h6.5L10.5 21.25 19 10.25h-6.5L13 2.75Z';
/** Store credit: a bank note. */
export const note = 'M2.75 6.5h18.5v11H2.75v-11ZM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM6 12v.01M18 12v.01';
export const clock = 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5.25l3.25 2';
export const plus = 'M12 5v14M5 12h14';
export const minus = 'M5 12h14';
export const check = 'M5 12.5 10 17.5 19.5 7';
export const list = 'M8.5 6.5h12M8.5 12h12M8.5 17.5h12M4 6.5v.01M4 12v.01M4 17.5v.01';
export const trash = 'M4.5 6.5h15M9.5 6.5v-2h5v2M6.5 6.5l.75 14h9.5l.75-14M10 10.5v6M14 10.5v6';
export const printer = 'M7 8.5v-5h10v5M7 17.5H4v-9h16v9h-3M7 14h10v6.5H7V14Z';
export const download = 'M12 3.5v12M7 10.5l5 5 5-5M4 20.5h16';
export const arrowUp = 'M12 19.5V5M6 11l6-6 6 6';
export const arrowDown = 'M12 4.5V19M6 13l6 6 6-6';
export const erase = 'M9 5.5h11.5v13H9L3 12l6-6.5ZM12 9.5l5 5M17 9.5l-5 5';
export const lock = 'M6 10.5h12v10H6v-10ZM8.5 10.5V7.25a3.5 3.5 0 0 1 7 0v3.25';
export const cloud = 'M7 19h10.25a4.25 4.25 0 0 0 .7-8.44A6.25 6.25 0 0 0 5.9 9.9 4.6 4.6 0 0 0 7 19Z';
export const more = 'M5.5 12v.01M12 12v.01M18.5 12v.01';
