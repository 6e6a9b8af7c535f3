import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { LocalizeController } from '../../context/localize-controller.js';
import type { ListWords } from '../../ui/i18n/list/en.js';
import { arrowDown, arrowUp, icon } from '../../ui/icons.js';
import type { ListSort } from './list-query.js';

/** The places that a grid has for its rows. */
export interface GridPlaces {
  readonly scroller: HTMLElement;
  /** As high as all rows. */
  readonly track: HTMLElement;
  /** Bears the rows. */
  readonly rows: HTMLElement;
  /** As high as one row. */
  readonly ruler: HTMLElement;
  /** Stands over the first row while the others pass under it. */
  readonly head: HTMLElement;
}

export interface GridView {
  readonly words: LocalizeController<ListWords>;
  readonly count: number;
  readonly isBusy: boolean;
  readonly sort: ListSort;
  readonly descending: boolean;
  /** Called with the grid, and without one when it is gone. */
  readonly onScroller: (scroller?: Element) => void;
  readonly onScroll: () => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
  readonly onFocusin: (event: FocusEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  /** A column's own button was pressed. */
  readonly onSort: (sort: ListSort) => void;
}

/** Columns in order; those with a sort are sorted by their button. */
const COLUMNS = [
  { name: 'name', sort: 'name' },
  { name: 'phone' },
  { name: 'email' },
  { name: 'type' },
  { name: 'points', sort: 'points' },
  { name: 'credit' },
  { name: 'status' },
] as const satisfies readonly { readonly name: string; readonly sort?: ListSort }[];

/** The grid without its rows, which are drawn apart: many times a second, and nothing else with them. */
export function listGrid(view: GridView): TemplateResult {
  const { words, count, isBusy, onScroller, onScroll, onKeydown, onFocusin, onClick } = view;
  return html`<div
    class="scroller"
    part="grid"
    role="grid"
    aria-label=${words.t('list.title')}
    aria-rowcount=${count + 1}
    aria-busy=${String(isBusy)}
    ${ref(onScroller)}
    @scroll=${{ handleEvent: onScroll, passive: true }}
    @keydown=${onKeydown}
    @focusin=${onFocusin}
    @click=${onClick}
  >
    <div class="heads" role="rowgroup">
      <div class="columns" role="row" aria-rowindex="1">${COLUMNS.map((column) => columnHeader(column, view))}</div>
    </div>
    <div class="ruler" aria-hidden="true"></div>
    <div class="track" role="rowgroup"><div class="rows" role="none"></div></div>
  </div>`;
}

function columnHeader(
  column: { readonly name: (typeof COLUMNS)[number]['name']; readonly sort?: ListSort },
  view: GridView,
): TemplateResult {
  const { words, sort, descending, onSort } = view;
  const { name, sort: own } = column;
  const label = words.t(`list.${name}`);
  if (own === undefined) return html`<div class=${`cell ${name}`} role="columnheader">${label}</div>`;
  const isSorted = own === sort;
  const order = isSorted ? (descending ? 'descending' : 'ascending') : 'none';
  return html`<div class=${`cell ${name}`} role="columnheader" aria-sort=${order}>
    <button type="button" class="sorter" part="sort" @click=${() => onSort(own)}>
      ${label}${isSorted ? icon(descending ? arrowDown : arrowUp) : nothing}
    </button>
  </div>`;
}

/** Where a grid has its rows. */
export function placesIn(scroller: Element): GridPlaces | undefined {
  const [head, ruler, track] = scroller.children;
  const rows = track?.firstElementChild;
  const isWhole =
    scroller instanceof HTMLElement &&
    head instanceof HTMLElement &&
    ruler instanceof HTMLElement &&
    track instanceof HTMLElement &&
    rows instanceof HTMLElement;
  return isWhole ? { scroller, head, ruler, track, rows } : undefined;
}
