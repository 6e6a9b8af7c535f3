import { ContextEvent } from '@lit/context';
import { nothing } from 'lit';
import type { ReactiveController } from 'lit';
import { viewHostContext } from '../view-host-context.js';
import type { ViewHost } from '../view-host-context.js';
import type { AdjustDesk, AdjustingElement, DeskTools } from './adjust-desk.js';

export interface LoaderTools extends Omit<DeskTools, 'viewHost' | 'onFailure'> {
  readonly load: (tools: DeskTools) => Promise<AdjustDesk>;
  readonly onFailure: (error: unknown) => void;
}

/** Fetches all of an adjustment but its element, once the element is on a page. */
export class AdjustLoader implements ReactiveController {
  private desk: AdjustDesk | undefined;
  private loading: Promise<void> | undefined;
  private hasFailed = false;
  private viewHost: ViewHost | undefined;

  constructor(
    private readonly host: AdjustingElement,
    private readonly tools: LoaderTools,
  ) {
    host.addController(this);
  }

  /** Whether something is typed that is not saved. */
  get dirty(): boolean {
    return this.desk?.dirty ?? false;
  }

  hostConnected(): void {
    this.viewHost = undefined;
    this.retry();
    this.host.dispatchEvent(new ContextEvent(viewHostContext, this.host, (viewHost) => (this.viewHost = viewHost)));
  }

  hostUpdated(): void {
    this.loading ??= this.load();
  }

  /** Fetches what could not be had before. */
  retry(): void {
    if (this.hasFailed) this.loading = undefined;
    this.hasFailed = false;
  }

  render(): unknown {
    return this.desk?.render() ?? nothing;
  }

  private async load(): Promise<void> {
    try {
      this.desk = await this.tools.load({ ...this.tools, viewHost: () => this.viewHost });
      this.host.requestUpdate();
    } catch (error) {
      // Offline before the first use, say: the next time it is to show tries again.
      this.hasFailed = true;
      if (this.host.open || this.viewHost) this.tools.onFailure(error);
    }
  }
}
