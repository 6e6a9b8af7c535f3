import type { SyncDesk } from './sync-desk.js';
import type { SyncHost, SyncTools } from './sync-host.js';

/** Fetches all but the badge once the register turns out to have a remote, or at the first press. */
export class SyncLoader {
  /** Absent until it has come. */
  desk: SyncDesk | undefined;

  private loading: Promise<SyncDesk> | undefined;

  constructor(
    private readonly host: SyncHost,
    private readonly tools: SyncTools,
  ) {}

  /** Does something as soon as it is there. Without anything to do, that it cannot be fetched is no failure yet. */
  async when(action?: (desk: SyncDesk) => unknown): Promise<void> {
    try {
      const desk = await (this.loading ??= this.load());
      await action?.(desk);
    } catch (error) {
      // Offline before the first use, say: the next press tries again.
      if (!this.desk) this.loading = undefined;
      if (action) this.tools.onFailure(error);
    }
  }

  private async load(): Promise<SyncDesk> {
    const { SyncDesk } = await import('./sync-desk.js');
    this.desk = new SyncDesk(this.host, this.tools);
    this.host.requestUpdate();
    return this.desk;
  }
}
