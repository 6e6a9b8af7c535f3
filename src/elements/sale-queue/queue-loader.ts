import type { QueueDesk } from './queue-desk.js';
import type { QueueHost, QueueTools } from './queue-scene.js';

/** Fetches all of a queue but its lightning once the register is ready, or at the first press. */
export class QueueLoader {
  /** Absent until it has come. */
  desk: QueueDesk | undefined;

  private loading: Promise<QueueDesk> | undefined;

  constructor(
    private readonly host: QueueHost,
    private readonly tools: QueueTools,
  ) {}

  /** Does something as soon as it is there. */
  async when(action?: (desk: QueueDesk) => unknown): Promise<void> {
    try {
      const desk = await (this.loading ??= this.load());
      await action?.(desk);
    } catch (error) {
      // Offline before the first use, say: the next press tries again.
      if (!this.desk) this.loading = undefined;
      if (action) this.tools.onFailure(error);
    }
  }

  private async load(): Promise<QueueDesk> {
    const { QueueDesk } = await import('./queue-desk.js');
    this.desk = new QueueDesk(this.host, this.tools);
    this.host.requestUpdate();
    return this.desk;
  }
}
