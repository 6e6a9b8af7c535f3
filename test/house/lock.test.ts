import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/run-part.js';

interface LockEntry {
  readonly version?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
  packages: Readonly<Record<string, LockEntry>>;
};

describe('package-lock.json', () => {
  // npm install writes a lock with gaps where a registry lacks a platform's package, and only npm ci, elsewhere, fails of it.
  it('has a version for every optional dependency', () => {
    const gaps = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => found(from, name)?.version === undefined)
        .map((name) => `${from} → ${name}`),
    );
    expect(gaps).toEqual([]);
  });

  it('was made for what package.json asks for', () => {
    const { devDependencies, dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<
      string,
      object
    >;
    expect(packages['']).toMatchObject({ dependencies, devDependencies });
  });

  it('pins development tools exactly', () => {
    const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(Object.values(devDependencies).filter((version) => !/^\d/.test(version))).toEqual([]);
  });
});

/** The entry that Node would find: the nearest node_modules going up. */
function found(from: string, name: string): LockEntry | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const entry = packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`];
    if (entry) return entry;
    if (folder === '') return undefined;
  }
}
