import { ContextEvent } from '@lit/context';
import { nothing } from 'lit';
import type { OwnSurface } from './own-surface.js';
import { viewHostContext } from './view-host-context.js';
import type { CustomerView, ViewHost, ViewRequest } from './view-host-context.js';
import type { ViewShowingElement } from './view-stack.js';

/**
 * Opens a view where it belongs: in the panel around an element, else in a dialog of the element's own, which is
 * loaded when first needed.
 *
 * @example
 *   // A host that routes to its own page cancels.
 *   const mayOpen = this.dispatchEvent(new CustomerOpenEvent({ customerId, view: 'edit' }));
 *   if (mayOpen) this.opener.open('edit', { customerId });
 *   // in render(), last: ${this.opener.render()}
 */
export class ViewOpener {
  private own: OwnSurface | undefined;
  private loading: Promise<OwnSurface> | undefined;

  constructor(
    private readonly host: ViewShowingElement & { readonly renderRoot: HTMLElement | DocumentFragment },
    private readonly onFailure: (error: unknown) => void,
  ) {}

  open(view: CustomerView, request: ViewRequest): void {
    const around = this.viewHost();
    if (around) around.open(view, request);
    else void this.openOwn(view, request);
  }

  /** The element's own dialog, where it has needed one. */
  render(): unknown {
    return this.own?.render() ?? nothing;
  }

  private viewHost(): ViewHost | undefined {
    let found: ViewHost | undefined;
    const onAnswer = (viewHost: ViewHost): void => {
      found = viewHost;
    };
    this.host.dispatchEvent(new ContextEvent(viewHostContext, this.host, onAnswer));
    return found;
  }

  private async openOwn(view: CustomerView, request: ViewRequest): Promise<void> {
    try {
      this.loading ??= import('./own-surface.js').then(({ OwnSurface }) => new OwnSurface(this.host));
      this.own = await this.loading;
    } catch (error) {
      // Offline before the first use, say: the next press tries again.
      this.loading = undefined;
      this.onFailure(error);
      return;
    }
    this.own.open(view, request);
  }
}
