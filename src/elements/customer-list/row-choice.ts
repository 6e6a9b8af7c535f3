import type { LitElement } from 'lit';
import { ViewOpener } from '../../context/view-opener.js';
import type { ViewRequest } from '../../context/view-host-context.js';
import type { ViewShowingElement } from '../../context/view-stack.js';
import type { CustomerRow } from '../../domain/customer-query.js';
import type { CustomerId } from '../../domain/id.js';
import { CustomerOpenEvent } from '../../events/customer-open.js';
import { CustomerSelectEvent } from '../../events/customer-select.js';

type ChoosingList = ViewShowingElement & LitElement & { selectedId: CustomerId | null };

/** What choosing a row does, and *Add New Customer*. */
export class RowChoice {
  private readonly opener: ViewOpener;

  constructor(
    private readonly host: ChoosingList,
    onFailure: (error: unknown) => void,
  ) {
    this.opener = new ViewOpener(host, onFailure);
  }

  choose({ customer }: CustomerRow): void {
    const { id: customerId, initial, status } = customer;
    const { host } = this;
    if (!host.dispatchEvent(new CustomerSelectEvent({ customerId, initial, status, source: 'local' }))) return;
    host.selectedId = customerId;
    // The list itself takes focus back: by then another customer may stand in the row's place.
    this.open('edit', { customerId, returnFocus: host });
  }

  openNew(): void {
    const button = this.host.renderRoot.querySelector<HTMLElement>('.new');
    this.open('new', { customerId: null, ...(button && { returnFocus: button }) });
  }

  /** The list's own dialog, where it has needed one. */
  render(): unknown {
    return this.opener.render();
  }

  private open(view: 'new' | 'edit', request: ViewRequest): void {
    if (!this.host.dispatchEvent(new CustomerOpenEvent({ customerId: request.customerId, view }))) return;
    this.opener.open(view, request);
  }
}
