import type { HistoryBody } from './history-body.js';
import type { HistoryElement } from './history-scene.js';

/** Fetches all of a history but its frame. */
export class BodyLoader {
  /** Absent until it has come. */
  body: HistoryBody | undefined;

  private loading: Promise<HistoryBody> | undefined;

  constructor(
    private readonly host: HistoryElement,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Resolves once it is there; rejects where it cannot be had now, and is asked for again with the next call. */
  async load(): Promise<HistoryBody> {
    try {
      this.loading ??= this.fetch();
      return await this.loading;
    } catch (error) {
      this.loading = undefined;
      this.onFailure(error);
      throw error;
    }
  }

  private async fetch(): Promise<HistoryBody> {
    const { HistoryBody } = await import('./history-body.js');
    this.body = new HistoryBody(this.host, this.onFailure);
    this.host.requestUpdate();
    return this.body;
  }
}
