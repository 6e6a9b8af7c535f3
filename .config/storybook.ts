// `npm run storybook`: every state of every element; `npm run build:storybook` writes it as a site instead.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { writeManifest } from './build/manifest.js';
import { dist, root } from './build/paths.js';

const isBuild = process.argv.includes('build');
const port = process.env['PORT'] ?? '6006';

// The tables of properties, slots and parts come from the manifest.
mkdirSync(dist, { recursive: true });
writeManifest();

const args = isBuild
  ? ['build', '--quiet', '--output-dir', '.storybook-static']
  : ['dev', '--port', port, '--exact-port', '--ci', '--quiet', '--disable-telemetry'];
const storybook = spawn(path.join(root, 'node_modules/.bin/storybook'), args, {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  shell: process.platform === 'win32',
});
if (!isBuild) void announce();
storybook.on('close', (status) => (process.exitCode = status ?? 1));

async function announce(): Promise<void> {
  const address = `http://localhost:${port}/`;
  while (storybook.exitCode === null) {
    const isUp = await fetch(address).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isUp) {
      console.log(`storybook: ${address}`);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
