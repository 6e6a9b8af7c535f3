import { runTool } from './run-tool.js';

/** Writes `dist/custom-elements.json`, which documentation, Storybook and editors read. */
export function writeManifest(): void {
  runTool('cem', ['analyze', '--config', '.config/custom-elements-manifest.config.js', '--quiet']);
}
