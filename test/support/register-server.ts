import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildRegister, serveRegister } from '../../.config/build/register.js';
import { buildScriptTag } from '../../.config/build/script-tag.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built register is served. */
    registerUrl: string;
    /** The folder that a script tag points into. */
    scriptTagFolder: string;
  }
}

/** Builds the demo register and the script-tag folder once for all journeys, and serves the register until they are over. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  await buildRegister();
  const { url, server } = await serveRegister();
  provide('registerUrl', url);

  // Not in dist/, which is for who publishes, and which others may be building just now.
  const folder = mkdtempSync(path.join(tmpdir(), 'regulars-script-tag-'));
  await buildScriptTag(folder);
  provide('scriptTagFolder', folder);
  return async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  };
}
