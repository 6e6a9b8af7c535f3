import { Agent, get, type IncomingMessage } from 'node:http';

/** A register's line for hints, as bytes: one that reads them, or one that never does. */
export class Watcher {
  /** How far it was told. */
  n = -1;
  ended: 'open' | 'told' | 'cut' = 'open';
  private wakers: (() => void)[] = [];

  private constructor(private readonly answer: IncomingMessage) {}

  /** Resolves once the line is laid. */
  static async open(port: number, token: string, reads: boolean): Promise<Watcher> {
    const headers = { authorization: `Bearer ${token}`, 'regulars-protocol': '1' };
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const asked = get({ host: '127.0.0.1', port, path: '/watch', headers, agent: new Agent() }, resolve);
      asked.on('error', reject);
    });
    if (answer.statusCode !== 200) throw new Error(`/watch was answered ${answer.statusCode}`);
    const watcher = new Watcher(answer);
    answer.on('end', () => watcher.end('told'));
    answer.on('error', () => watcher.end('cut'));
    answer.on('close', () => watcher.end('cut'));
    if (reads) watcher.read();
    return watcher;
  }

  read(): void {
    this.answer.setEncoding('utf8').on('data', (text: string) => this.hear(text));
  }

  /** When it was told of this number. */
  async reached(n: number): Promise<number> {
    while (this.n < n && this.ended === 'open') await new Promise<void>((resolve) => this.wakers.push(resolve));
    return this.n < n ? Infinity : performance.now();
  }

  close(): void {
    this.answer.destroy();
  }

  private hear(text: string): void {
    const [, last] = /.*"sequence":"m:(\d+)"/s.exec(text) ?? [];
    if (last !== undefined) this.n = Math.max(this.n, Number(last));
    this.wake();
  }

  private end(how: 'told' | 'cut'): void {
    if (this.ended === 'open') this.ended = how;
    this.wake();
  }

  private wake(): void {
    for (const wake of this.wakers.splice(0)) wake();
  }
}
