import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../support/run-part.js';
import { ENGINES, OURS } from './engine.js';
import { drawPage, OURS_COLOUR } from './plot-page.js';
import { drawPanel, type Line } from './plot-panel.js';
import type { EngineRow, FailedRow, Row } from './rows.js';
import { isWhole } from './rows.js';

interface Run {
  readonly customers: number;
  readonly at: string;
  readonly rows: readonly Row[];
}

const PANELS: readonly { readonly title: string; readonly figure: 'p95Ms' | 'loadS' | 'openMs' }[] = [
  { title: 'Keystroke, p95, ms', figure: 'p95Ms' },
  { title: 'Load, s', figure: 'loadS' },
  { title: 'Open to first answer, ms', figure: 'openMs' },
];
const PANEL_WIDTH = 376;
const PANEL_HEIGHT = 340;

// Each stands out from a white and from a black page; nobody has to tell them by colour alone.
const COLOURS = ['#0d9488', '#d97706', '#7c6cf0', '#4d7c0f', '#0284c7', '#c026d3', '#8a8f98'];

/** Draws how engines grow, by the figures written for each size, into the documentation; says where. */
export function drawPlot(): string {
  const runs = readRuns();
  if (runs.length === 0) throw new Error('There are no figures yet: run bench:search with --peers first, once a size.');
  const sizes = runs.map(({ customers }) => customers);
  const panels = PANELS.map(({ title, figure }, index) =>
    drawPanel({
      title,
      sizes,
      lines: linesOf(runs, figure),
      left: index * PANEL_WIDTH,
      width: PANEL_WIDTH,
      height: PANEL_HEIGHT,
    }),
  );
  const notes = notesOf(runs);
  return drawPage({
    file: 'docs/benchmarks-search.svg',
    title: 'How search engines grow with the number of customers: keystroke, load and open. Less is better.',
    ...{ width: PANELS.length * PANEL_WIDTH, height: PANEL_HEIGHT, panels, notes },
  });
}

function readRuns(): Run[] {
  const folder = path.join(root, '.bench');
  return readdirSync(folder)
    .flatMap((file) => {
      const [, customers] = /^search-(\d+)-peers\.json$/.exec(file) ?? [];
      if (customers === undefined) return [];
      const { at, rows } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Omit<Run, 'customers'>;
      return [{ customers: Number(customers), at, rows }];
    })
    .sort((a, b) => a.customers - b.customers);
}

function linesOf(runs: readonly Run[], figure: 'p95Ms' | 'loadS' | 'openMs'): Line[] {
  return Object.values(ENGINES).map((engine, index) => ({
    label: engine,
    colour: engine === ENGINES[OURS] ? OURS_COLOUR : (COLOURS[index - 1] ?? '#8a8f98'),
    isOurs: engine === ENGINES[OURS],
    points: runs.flatMap(({ customers, rows }) => {
      const row = rows.find((one): one is EngineRow => one.engine === engine && isWhole(one));
      return row ? [{ customers, value: row[figure] }] : [];
    }),
  }));
}

/** When each size was measured, and who could not do it. */
function notesOf(runs: readonly Run[]): string[] {
  return runs.map(({ customers, at, rows }) => {
    const failed = rows.filter((row): row is FailedRow => 'failed' in row).map(({ engine, failed: why }) => `${engine}: ${why}`);
    const cannot = failed.length > 0 ? ` Not measured: ${failed.join('; ')}.` : '';
    return `${customers.toLocaleString('en-US')} customers: ${at.slice(0, 10)}.${cannot}`;
  });
}
