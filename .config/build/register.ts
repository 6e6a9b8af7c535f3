import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { build, preview, type InlineConfig, type PreviewServer } from 'vite';
import { root } from './paths.js';
import { smallTemplates } from './small-templates.js';
import { workerCopyInVite } from './worker-script.js';

/** A register smaller than this has lost its elements: a wrong `sideEffects` drops them all, and the build still succeeds. */
const SMALLEST_SCRIPTS_BYTES = 60_000;

/** Where the demo register stands, for its server and its build. */
export const registerConfig: InlineConfig = {
  configFile: path.join(root, 'vite.config.ts'),
  root: path.join(root, 'stories/register'),
  clearScreen: false,
  plugins: [smallTemplates(), workerCopyInVite()],
  build: { outDir: path.join(root, '.register-dist'), emptyOutDir: true },
  preview: { host: '127.0.0.1', port: 0 },
};

/** Builds the demo register as a vendor would ship a page. */
export async function buildRegister(): Promise<void> {
  await build({ ...registerConfig, logLevel: 'warn' });
  const folder = path.join(root, '.register-dist/assets');
  const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'));
  const bytes = scripts.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
  if (bytes < SMALLEST_SCRIPTS_BYTES)
    throw new Error(`the built register has ${bytes} bytes of script: its elements are missing`);
  for (const file of scripts) {
    if (/^\s*@\w+\(/m.test(readFileSync(path.join(folder, file), 'utf8')))
      throw new Error(`${file} holds decorators, which no browser runs`);
  }
}

/** Serves the built register on a free port. */
export async function serveRegister(): Promise<{ url: string; server: PreviewServer }> {
  const server = await preview({ ...registerConfig, logLevel: 'warn' });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the register’s server has no address');
  return { url, server };
}
