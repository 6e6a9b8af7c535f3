import type { TestProject } from 'vitest/node';
import { buildRegister, serveRegister } from '../../.config/build/register.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built register is served. */
    registerUrl: string;
  }
}

/** Builds the demo register once for all journeys, and serves it until they are over. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  await buildRegister();
  const { url, server } = await serveRegister();
  provide('registerUrl', url);
  return () => server.close();
}
