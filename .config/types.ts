// `npm run types`: the compiler over every part, each with what it may see.
import { spawn } from 'node:child_process';

/** The longest first: what is left at the end is short. */
const PARTS = ['test', 'stories', 'src', 'src/domain'];

/** The compiler keeps one core busy, and takes up to a gigabyte. */
const AT_ONCE = 2;

/** Compiles one part and tells what is wrong with it; gives the number of problems. */
function check(part: string): Promise<number> {
  const compiler = spawn('tsc', ['-p', part, '--noEmit', '--pretty', 'false'], { shell: process.platform === 'win32' });
  let said = '';
  compiler.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  compiler.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    compiler.on('error', reject);
    compiler.on('close', (status) => {
      process.stdout.write(said);
      const found = said.split('\n').filter((line) => /error TS\d+/.test(line)).length;
      // A compiler that dies without naming an error has not passed.
      resolve(status === 0 ? found : Math.max(1, found));
    });
  });
}

// `npm run types -- src` looks at one part alone.
const asked = process.argv.slice(2);
const left = asked.length > 0 ? asked : PARTS;

let problems = 0;
const parts = left.values();
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    // Both take from the same list.
    for (const part of parts) {
      const found = await check(part);
      problems += found;
    }
  }),
);
console.log(`types: ${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;
