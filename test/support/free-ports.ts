import { createServer, type Server } from 'node:net';

/** A port that nobody listens on, with as many after it as are asked for. */
export async function freePorts(inARow = 1): Promise<number> {
  for (;;) {
    const first = await listen(0);
    const port = portOf(first);
    const taken = [first];
    try {
      for (let next = port + 1; next < port + inARow; next += 1) taken.push(await listen(next));
      return port;
    } catch {
      // Somebody has one of those after it: another first one.
    } finally {
      await Promise.all(taken.map((server) => new Promise((resolve) => server.close(resolve))));
    }
  }
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
