import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What is to be kept back. */
export interface Aim {
  /** `asked` goes to whoever answers, `answered` comes back. */
  readonly way: 'asked' | 'answered';
  /** Text within one piece of it. */
  readonly text: string;
  /** The first, or a later one. */
  readonly nth: number;
}

/** A line between two programs that goes through the test, which can keep back what was said. */
export class HeldLine {
  private readonly open = new Set<Socket>();
  private aim: (Aim & { readonly hit: () => void }) | null = null;
  private seen = 0;

  private constructor(
    private readonly server: Server,
    /** Where what is asked goes on to; changes when another process answers. */
    private readonly to: () => number,
  ) {}

  static async lay(to: () => number): Promise<HeldLine> {
    const server = createServer();
    const line = new HeldLine(server, to);
    server.on('connection', (socket) => line.carry(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** From now on; resolves once that is kept back. Nothing more goes either way on its connection. */
  hold(aim: Aim): Promise<void> {
    this.seen = 0;
    return new Promise((hit) => (this.aim = { ...aim, hit }));
  }

  /** Whatever is on its way is gone, and nothing is kept back any more. */
  cut(): void {
    this.aim = null;
    for (const socket of this.open) socket.destroy();
    this.open.clear();
  }

  async end(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private carry(asking: Socket): void {
    const answering = connect(this.to(), '127.0.0.1');
    let isHeld = false;
    const lay = (from: Socket, onto: Socket, way: Aim['way']): void => {
      this.open.add(from);
      from.setNoDelay(true);
      from.on('data', (bytes) => {
        isHeld ||= this.isAimedAt(bytes, way);
        if (!isHeld) onto.write(bytes);
      });
      from.on('error', () => undefined);
      // Where one side is gone, the other is told, as it would be without us.
      from.on('close', () => {
        this.open.delete(from);
        onto.destroy();
      });
    };
    lay(asking, answering, 'asked');
    lay(answering, asking, 'answered');
  }

  private isAimedAt(bytes: Buffer, way: Aim['way']): boolean {
    const { aim } = this;
    if (aim?.way !== way || !bytes.includes(aim.text)) return false;
    this.seen += 1;
    if (this.seen < aim.nth) return false;
    this.aim = null;
    aim.hit();
    return true;
  }
}
