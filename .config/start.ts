// `npm start`: the demo register, from the sources.
import { createServer } from 'vite';
import { registerConfig } from './build/register.js';

const port = Number(process.env['PORT'] ?? 5173);
const server = await createServer({ ...registerConfig, server: { port, strictPort: true, host: true }, logLevel: 'warn' });
try {
  await server.listen();
  console.log(`register: http://localhost:${port}/`);
} catch (error) {
  await server.close();
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`The register could not start: ${reason}. If another program has port ${port}, choose one: PORT=5174 npm start`);
  process.exitCode = 1;
}
