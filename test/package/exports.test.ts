import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { formatMessage } from 'publint/utils';
import { publint } from 'publint';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { root } from '../support/run-part.js';

interface PackageJson {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

let folder: string;
let packageJson: PackageJson;
let files: string[];

beforeAll(() => {
  folder = path.join(inject('hostFolder'), 'node_modules/regulars');
  packageJson = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as PackageJson;
  files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
});

describe('exports', () => {
  it('lead to files that are there', () => {
    const targets = Object.values(packageJson.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    expect(targets.filter((target) => !existsSync(path.join(folder, target)))).toEqual([]);
  });

  it('name an entry point for every tag, and no other', () => {
    const named = Object.keys(packageJson.exports).filter((name) => name.startsWith('./define/'));
    const built = files
      .filter((file) => /^dist\/define\/[^/]+\.js$/.test(file))
      .map((file) => file.replace('dist', '.').replace('.js', ''));
    expect(named.toSorted()).toEqual(built.toSorted());
  });

  it('and the manifest know the same tags', () => {
    const { modules } = JSON.parse(readFileSync(path.join(folder, 'dist/custom-elements.json'), 'utf8')) as {
      modules: { path: string; exports: { kind: string }[] }[];
    };
    const defined = modules.filter(({ exports }) => exports.some(({ kind }) => kind === 'custom-element-definition'));
    const named = Object.keys(packageJson.exports).filter((name) => name.startsWith('./define/'));
    expect(defined.map((module) => module.path.replace('dist', '.').replace('.js', '')).toSorted()).toEqual(named.toSorted());
  });

  it('put types before code, so that compilers find them', () => {
    const pairs = Object.values(packageJson.exports).filter((target) => typeof target !== 'string');
    expect(new Set(pairs.map((pair) => Object.keys(pair).join()))).toEqual(new Set(['types,default']));
  });
});

describe('the package', () => {
  it('holds what was built and nothing else', () => {
    const top = readdirSync(folder).toSorted();
    expect(top).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json']);
    expect(files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))).toEqual([]);
  });

  it('has nothing publint would object to', async () => {
    const { messages } = await publint({ pkgDir: folder, strict: true, pack: false });
    expect(messages.map((message) => formatMessage(message, packageJson))).toEqual([]);
  });

  it('has types that every resolution finds', () => {
    const attw = path.join(root, 'node_modules/.bin/attw');
    const args = [inject('tarball'), '--format', 'ascii', '--no-color'];
    const { status, stdout } = spawnSync(attw, args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
    expect(status, stdout).toBe(0);
    // One that resolved nothing has no problem either.
    expect(stdout).toContain('"regulars/define/customer-search"');
  });

  it('lists every module whose import alone does something', async () => {
    expect(await hostScript("import 'regulars'; import 'regulars/client';")).toHaveLength(0);
    for (const name of Object.keys(packageJson.exports).filter((entry) => entry.startsWith('./define'))) {
      expect(await hostScript(`import '${name.replace('.', 'regulars')}';`), name).toContain('.define(');
    }
  });
});

describe('in Node, which has no DOM', () => {
  it('the index can be imported and registers nothing', () => {
    expect(node("await import('regulars'); console.log(typeof globalThis.customElements?.get?.('customer-search'))")).toBe(
      'undefined',
    );
  });

  it('every entry can be imported but the script for a tag, so that a server can send the bare tags', () => {
    const { exports } = packageJson;
    const modules = Object.keys(exports).filter((name) => typeof exports[name] !== 'string');
    expect(modules).toContain('./define/customer-search');
    const names = modules.map((name) => name.replace('.', 'regulars'));
    expect(node(`for (const name of ${JSON.stringify(names)}) await import(name); console.log('imported')`)).toBe('imported');
  });

  it('the client saves and finds a customer', () => {
    const code = `
      const { createCustomerClient } = await import('regulars/client');
      const client = createCustomerClient({ storage: 'memory' });
      const saved = await client.save({ displayName: 'Ada Lovelace', phone: '(202) 555-0123' });
      const { results } = await client.search('ada');
      console.log(saved.ok, results.length);
      await client.close();`;
    expect(node(code)).toBe('true 1');
  });
});

function node(code: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: inject('hostFolder'),
    encoding: 'utf8',
  }).trim();
}

/** What a host's bundler makes of a script: the script itself, with all that loads before any import(). */
async function hostScript(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: inject('hostFolder') },
    bundle: true,
    format: 'esm',
    write: false,
    treeShaking: true,
    minifyWhitespace: true,
    // That it ignores an import which does nothing is what is asked of it here.
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
