import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './paths.js';

/**
 * Runs a development tool to its end.
 *
 * @throws With what it said, when it failed.
 */
export function runTool(tool: string, args: readonly string[]): void {
  const bin = path.join(root, 'node_modules/.bin', tool);
  const { status, stdout, stderr, error } = spawnSync(bin, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${tool} ${args.join(' ')} failed: ${error?.message ?? `${stdout}${stderr}`}`);
}
