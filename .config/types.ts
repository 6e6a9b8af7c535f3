// `npm run types`: the compiler over every part, each with what it may see.
import { spawnSync } from 'node:child_process';

const PARTS = ['src', 'src/domain', 'test', 'stories'];

// `npm run types -- src` looks at one part alone.
const asked = process.argv.slice(2);

let problems = 0;
for (const part of asked.length > 0 ? asked : PARTS) {
  const { stdout, stderr, status } = spawnSync('tsc', ['-p', part, '--noEmit', '--pretty', 'false'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  process.stdout.write(stdout + stderr);
  const found = stdout.split('\n').filter((line) => /error TS\d+/.test(line)).length;
  // A compiler that dies without naming an error has not passed.
  problems += status === 0 ? found : Math.max(1, found);
}
console.log(`types: ${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;
