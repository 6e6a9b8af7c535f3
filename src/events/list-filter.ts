import type { ListFilters } from '../domain/customer-query.js';

export interface ListFiltering {
  readonly filters: ListFilters;
  /** How many customers the list shows … */
  readonly shown: number;
  /** … of how many there are. */
  readonly total: number;
}

/** The filters of a list have changed, and it shows what they leave. */
export class ListFilterEvent extends Event implements ListFiltering {
  readonly filters: ListFilters;
  readonly shown: number;
  readonly total: number;

  constructor({ filters, shown, total }: ListFiltering) {
    super('list-filter', { bubbles: true, composed: true });
    this.filters = filters;
    this.shown = shown;
    this.total = total;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'list-filter': ListFilterEvent;
  }
}
