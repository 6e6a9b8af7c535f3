import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { packageJson } from '../../.config/build/paths.js';
import { root } from './run-part.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder in which nothing but the packed package was installed. */
    hostFolder: string;
    /** The package as it would be published. */
    tarball: string;
  }
}

/** Builds and packs the package, and installs it in an empty folder as a host would. */
export default function setup({ provide }: TestProject): () => void {
  const host = mkdtempSync(path.join(tmpdir(), 'host-'));
  run(path.join(root, 'node_modules/.bin/tsx'), ['.config/build.ts'], root);
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', host], root)) as [
    { filename: string },
  ];
  const tarball = path.join(host, packed.filename);

  writeFileSync(path.join(host, 'package.json'), JSON.stringify({ name: 'host', private: true, type: 'module' }));
  // What the package depends on is put there first, so that npm finds it and asks no registry.
  putDependencies(packageJson.dependencies, host);
  run('npm', ['install', '--offline', '--no-save', '--no-package-lock', '--ignore-scripts', '--legacy-peer-deps', tarball], host);

  // What a host brings itself comes after: npm would take it away again.
  putDependencies(packageJson.peerDependencies, host);

  provide('hostFolder', host);
  provide('tarball', tarball);
  return () => rmSync(host, { recursive: true, force: true });
}

/** Copies packages of these names, and whatever they depend on. */
function putDependencies(dependencies: Readonly<Record<string, string>>, host: string): void {
  for (const name of Object.keys(dependencies)) {
    const target = path.join(host, 'node_modules', name);
    if (existsSync(target)) continue;
    const from = path.join(root, 'node_modules', name);
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(from, target, { recursive: true });
    const own = JSON.parse(readFileSync(path.join(from, 'package.json'), 'utf8')) as Partial<typeof packageJson>;
    putDependencies(own.dependencies ?? {}, host);
  }
}

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
}
