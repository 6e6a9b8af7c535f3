import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { workerScriptInVite } from './.config/build/worker-script.js';

const src = fileURLToPath(new URL('src', import.meta.url));

/** What every build and server here shares: the library, the demo register and Storybook. */
export default defineConfig({
  plugins: [workerScriptInVite()],
  resolve: {
    // Stories and the register import `regulars` as a vendor does, and get the sources.
    alias: [
      { find: /^regulars$/, replacement: `${src}/index.ts` },
      { find: /^regulars\/regulars\.css$/, replacement: `${src}/regulars.css` },
      { find: /^regulars\/(.*)$/, replacement: `${src}/$1.ts` },
    ],
  },
  build: {
    // The floor of .browserslistrc.
    target: ['chrome109', 'safari16.4', 'firefox115'],
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
  },
});
