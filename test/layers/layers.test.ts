import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLayers } from '../../.config/layers.js';
import { root } from '../support/run-part.js';
import { allowed, floor, layers, names, scenery, sources, type Planted } from './planted.js';

/** All violations are planted at once and the real commands run once: each test then looks for its own. */
let copy: string;
let lint: string[];
let types: string[];

const everything = [...layers, ...sources, ...floor, ...names];

beforeAll(async () => {
  copy = mkdtempSync(path.join(tmpdir(), 'planted-'));
  for (const part of ['src', '.config', '.storybook', '.browserslistrc', '.prettierrc.json', '.prettierignore', 'package.json']) {
    cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
  }
  // Tests and stories would only cost the linters time; their settings must be there.
  for (const part of ['test', 'stories'])
    put(`${part}/tsconfig.json`, readFileSync(path.join(root, part, 'tsconfig.json'), 'utf8'));
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  for (const [file, text] of [...Object.entries(scenery), ...Object.entries(allowed)]) put(file, text);
  for (const { file, text, append } of everything) put(file, text, append);
  lint = await said('.config/lint.ts');
  types = await said('.config/types.ts', 'src/domain');
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('layers', () => {
  for (const planted of layers) it(planted.fact, () => expectCaught(planted, lint));

  it('says nothing is wrong only of sources it has read', async () => {
    const empty = mkdtempSync(path.join(tmpdir(), 'unread-'));
    mkdirSync(path.join(empty, 'src'));
    cpSync(path.join(root, 'src/tsconfig.json'), path.join(empty, 'src/tsconfig.json'));
    writeFileSync(path.join(empty, 'src/index.ts'), 'export const one = 1;\n');
    await expect(checkLayers(empty)).rejects.toThrow('has not read the sources');
    rmSync(empty, { recursive: true });
  });
});

describe('sources', () => {
  for (const planted of sources) it(planted.fact, () => expectCaught(planted, lint));
});

describe('browser floor: lint refuses', () => {
  for (const planted of floor) it(planted.fact, () => expectCaught(planted, lint));
});

describe('browser floor: lint lets through', () => {
  for (const file of Object.keys(allowed)) {
    it(`what is tested for or ours (${file})`, () => {
      expect(lint.filter((line) => line.includes(file) && line.includes('-floor'))).toEqual([]);
    });
  }
});

describe('domain', () => {
  for (const planted of names) it(planted.fact, () => expectCaught(planted, types));
});

function expectCaught({ file, caughtBy }: Planted, lines: readonly string[]): void {
  const about = lines.filter((line) => line.includes(file));
  expect(about.join('\n')).toMatch(caughtBy);
}

function put(file: string, text: string, append = false): void {
  const place = path.join(copy, file);
  mkdirSync(path.dirname(place), { recursive: true });
  if (append) appendFileSync(place, text);
  else writeFileSync(place, text);
}

function said(...script: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(copy, 'node_modules/.bin/tsx'), script, {
      cwd: copy,
      shell: process.platform === 'win32',
      // tsc is found as npm scripts find it.
      env: { ...process.env, PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env['PATH'] ?? ''}` },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', () => resolve(output.split('\n')));
  });
}
