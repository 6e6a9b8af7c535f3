// `npm run load:server -- --watchers 1000`: so many registers watch one backend, some of which never read what they are told; all
// are told of a change; then the backend is asked to end while registers push, and nothing that was answered may be lost.
import { parseArgs } from 'node:util';
import { writeFigures } from '../bench/figures.js';
import { startPostgres } from '../server/support/start-postgres.js';
import { type Loaded, loadBackend } from './loading.js';

const { values } = parseArgs({
  options: {
    watchers: { type: 'string', default: '1000' },
    slow: { type: 'string', default: '100' },
    pushers: { type: 'string', default: '8' },
    pushes: { type: 'string', default: '50' },
  },
});
const load = {
  watchers: Number(values.watchers),
  slow: Number(values.slow),
  pushers: Number(values.pushers),
  pushes: Number(values.pushes),
};
if (!Object.values(load).every((count) => Number.isSafeInteger(count) && count > 0)) {
  console.error('load:server takes --watchers, --slow, --pushers and --pushes, each a number above zero.');
  process.exit(2);
}

const postgres = await startPostgres();
let loaded: Loaded;
try {
  loaded = await loadBackend(postgres.url, load);
} finally {
  await postgres.stop();
}
console.table([loaded]);
const { exitCode, ...figures } = loaded;
writeFigures(`load-server-${load.watchers}.json`, { name: 'load-server', options: load, figures, rows: [loaded] });
const { lost, untold, broken, lastToldMs, endedMs } = loaded;
console.log(
  `load:server ${load.watchers}: ${lost} lost, ${untold} untold, ${broken} broken, the last told after ${lastToldMs.toFixed(0)} ms, ended after ${endedMs.toFixed(0)} ms`,
);
process.exitCode = lost + untold + broken > 0 || exitCode !== 0 ? 1 : 0;
