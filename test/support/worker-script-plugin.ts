import type { TestRunnerPlugin } from '@web/test-runner';
import { filledHolder } from '../../.config/build/worker-script.js';

/** Serves the sources with the worker's script in them, as every build has it. */
export function workerScriptPlugin(): TestRunnerPlugin {
  return {
    name: 'worker-script',
    async serve({ path }) {
      const body = await filledHolder(path);
      return body === null ? undefined : { body, type: 'js' };
    },
  };
}
