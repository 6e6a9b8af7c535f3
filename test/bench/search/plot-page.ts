import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../support/run-part.js';

interface Page {
  /** From the project's root. */
  readonly file: string;
  /** Read out in place of the picture. */
  readonly title: string;
  readonly width: number;
  /** Of the panels; notes stand below. */
  readonly height: number;
  readonly panels: readonly string[];
  readonly notes: readonly string[];
}

export const OURS_COLOUR = '#e11d48';
const NOTE_HEIGHT = 18;

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #1f2328; }
  .title { font-size: 14px; font-weight: 600; }
  .quiet { fill: #59636e; }
  .page { fill: #ffffff; }
  .grid { stroke: #d1d9e0; stroke-width: 1; }
  .line { fill: none; stroke-width: 1.75; }
  .ours { stroke-width: 3.5; }
  .leader { stroke: #8a8f98; stroke-width: 0.75; }
  text.ours { font-weight: 700; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc; }
    .quiet { fill: #9198a1; }
    .page { fill: #0d1117; }
    .grid { stroke: #3d444d; }
  }
`;

/** Writes panels side by side, with what there is to say of them, into the documentation; says where. */
export function drawPage({ file, title, width, height, panels, notes }: Page): string {
  const whole = height + (notes.length + 1) * NOTE_HEIGHT;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${whole}" role="img" aria-labelledby="title">
<title id="title">${escaped(title)}</title>
<style>${STYLE}</style>
<rect class="page" width="${width}" height="${whole}" rx="8"/>
${panels.join('\n')}
${notes.map((note, index) => `<text class="quiet" x="16" y="${height + (index + 1) * NOTE_HEIGHT}">${escaped(note)}</text>`).join('\n')}
</svg>
`;
  const place = path.join(root, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, svg);
  return place;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
