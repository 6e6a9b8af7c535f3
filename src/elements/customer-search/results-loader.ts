import type { ReactiveControllerHost } from 'lit';
import type { SearchDesk, SearchElement, SearchResults } from './search-results.js';

/** Fetches what stands under the field while the field can already be typed in. */
export class ResultsLoader {
  /** Absent until they have come. */
  results: SearchResults | undefined;

  private loading: Promise<SearchResults> | undefined;

  constructor(
    private readonly host: SearchElement & ReactiveControllerHost,
    private readonly desk: () => SearchDesk,
  ) {}

  /** Does something with the results as soon as they are there. */
  async when(action?: (results: SearchResults) => unknown): Promise<void> {
    try {
      this.loading ??= this.load();
      await action?.(await this.loading);
    } catch (error) {
      // What could not be fetched is tried again at the next press.
      if (!this.results) this.loading = undefined;
      this.desk().onFailure(error);
    }
  }

  private async load(): Promise<SearchResults> {
    const { SearchResults } = await import('./search-results.js');
    this.results = new SearchResults(this.host, this.desk());
    this.host.requestUpdate();
    return this.results;
  }
}
