import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../support/run-part.js';
import { drawPage, OURS_COLOUR } from './search/plot-page.js';
import { drawPanel, type Line } from './search/plot-panel.js';

/** A day that was pushed to a merchant of a size. */
export interface DayRow {
  readonly customers: number;
  readonly pushPerSecond: number;
  /** Processor time a mutation, in microseconds. */
  readonly serverUs: number;
  readonly postgresUs: number | null;
}

interface Run {
  readonly at: string;
  readonly rows: readonly (DayRow | object)[];
}

const PANELS: readonly { readonly title: string; readonly lines: readonly (readonly [string, string, keyof DayRow])[] }[] = [
  {
    title: 'A pushed mutation, processor µs',
    lines: [
      ['server', OURS_COLOUR, 'serverUs'],
      ['Postgres', '#0284c7', 'postgresUs'],
    ],
  },
  { title: 'Mutations pushed a second', lines: [['a merchant', OURS_COLOUR, 'pushPerSecond']] },
];
const PANEL_WIDTH = 420;
const PANEL_HEIGHT = 300;

/** Draws what a mutation costs a merchant of each size, by the run with the most customers; says where. */
export function drawSyncPlot(): string {
  const { at, rows } = largestRun();
  const days = rows.filter((row): row is DayRow => 'pushPerSecond' in row);
  const panels = PANELS.map(({ title, lines }, place) =>
    drawPanel({
      ...{ title, left: place * PANEL_WIDTH, width: PANEL_WIDTH, height: PANEL_HEIGHT },
      sizes: days.map(({ customers }) => customers),
      lines: lines.map(([label, colour, figure]): Line => {
        const points = days.flatMap((day) => (day[figure] === null ? [] : [{ customers: day.customers, value: day[figure] }]));
        return { label, colour, isOurs: colour === OURS_COLOUR, points };
      }),
    }),
  );
  return drawPage({
    file: 'docs/benchmarks-sync.svg',
    title: 'What a pushed mutation costs with the number of customers a merchant has.',
    ...{ width: PANELS.length * PANEL_WIDTH, height: PANEL_HEIGHT, panels },
    notes: [`${at.slice(0, 10)}. Browser, server and Postgres share two cores.`],
  });
}

function largestRun(): Run {
  const folder = path.join(root, '.bench');
  const [, largest] = readdirSync(folder)
    .flatMap((file) => {
      const [, customers] = /^sync-(\d+)\.json$/.exec(file) ?? [];
      return customers === undefined ? [] : [[Number(customers), file] as const];
    })
    .sort(([one], [other]) => other - one)[0] ?? [0, null];
  if (largest === null) throw new Error('There are no figures yet: run bench:sync first.');
  return JSON.parse(readFileSync(path.join(folder, largest), 'utf8')) as Run;
}
