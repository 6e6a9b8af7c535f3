import type { SearchDesk, SearchHost, SearchTools } from './search-desk.js';

/** Fetches all of a search but its field while the field can already be typed in. */
export class DeskLoader {
  /** Absent until it has come. */
  desk: SearchDesk | undefined;
  /** Whether it did not come when it was last asked for. */
  isLost = false;

  private loading: Promise<SearchDesk> | undefined;

  constructor(
    private readonly host: SearchHost,
    private readonly tools: SearchTools,
  ) {}

  /** Does something as soon as it is there. */
  async when(action?: (desk: SearchDesk) => unknown): Promise<void> {
    try {
      const desk = await (this.loading ??= this.load());
      await action?.(desk);
    } catch (error) {
      // What could not be fetched is tried again at the next press.
      if (!this.desk) {
        this.loading = undefined;
        this.isLost = true;
      }
      this.tools.onFailure(error);
    }
  }

  private async load(): Promise<SearchDesk> {
    const { SearchDesk } = await import('./search-desk.js');
    this.desk = new SearchDesk(this.host, this.tools);
    if (this.isLost) this.tools.onFailure(null);
    this.host.requestUpdate();
    return this.desk;
  }
}
