import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Report } from '../support/report.js';
import { conclude, runPart } from '../support/run-part.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'runner-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

afterEach(() => vi.restoreAllMocks());

const NOTHING: Report = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** Runs a made-up runner, which writes `report` (none where null) and ends with `status`. */
function run(report: Report | null, status: number): Promise<Report> {
  const script = path.join(folder, 'runner.mjs');
  const write = `import { mkdirSync, writeFileSync } from 'node:fs';
    mkdirSync('.reports', { recursive: true });
    writeFileSync('.reports/' + process.env.REPORT + '.json', ${JSON.stringify(JSON.stringify(report))});`;
  writeFileSync(script, `${report ? write : ''}\nprocess.exit(${status});`);
  return runPart({ runner: 'made-up', command: 'tsx', args: [script] });
}

function conclusion(report: Report): { status: number; last: string | undefined; all: string } {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(...line.split('\n')));
  const status = conclude(report);
  return { status, last: lines.at(-1), all: lines.join('\n') };
}

describe('npm test', () => {
  it('takes a runner’s word for what passed and failed', async () => {
    const report = { passed: 3, failed: 1, skipped: 2, failures: [{ name: 'adds', file: 'a.test.ts', message: 'no' }] };
    expect(await run(report, 1)).toEqual(report);
  });

  it('counts a runner that wrote no report as a failure', async () => {
    expect(await run(null, 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('counts a runner that died after its tests passed as a failure', async () => {
    expect(await run({ ...NOTHING, passed: 3 }, 1)).toMatchObject({ passed: 3, failed: 1 });
  });

  it('takes no report of an earlier run for a new one', async () => {
    await run({ ...NOTHING, passed: 3 }, 0);
    expect(await run(null, 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('ends with how many passed and failed', () => {
    expect(conclusion({ ...NOTHING, passed: 3 })).toMatchObject({ status: 0, last: '3 passed, 0 failed' });
  });

  it('names each failure', () => {
    const failures = [{ name: 'money › adds', file: 'test/domain/money.test.ts', message: 'expected 2 to equal 3' }];
    const { status, all, last } = conclusion({ ...NOTHING, passed: 3, failed: 1, failures });
    expect(all).toContain('test/domain/money.test.ts: money › adds');
    expect({ status, last }).toEqual({ status: 1, last: '3 passed, 1 failed' });
  });

  it('fails where nothing passed', () => {
    expect(conclusion(NOTHING)).toMatchObject({ status: 1, last: '0 passed, 0 failed' });
  });
});
