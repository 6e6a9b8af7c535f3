import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LocalizeController } from '../../context/localize-controller.js';
import type { ListFilters } from '../../domain/customer-query.js';
import type { CustomerStatus } from '../../domain/status.js';
import type { ListWords } from '../../ui/i18n/list/en.js';
import { arrowDown, chevronDown, icon } from '../../ui/icons.js';
import { isFiltered, isSort, SORTS, withFlag, withStatus, withType } from './list-query.js';
import type { FlagFilter, ListSort } from './list-query.js';

export interface FiltersView {
  readonly words: LocalizeController<ListWords>;
  readonly filters: ListFilters;
  /** Whether *Banned* is offered too. */
  readonly hasBanned: boolean;
  /** Customer types and their names. */
  readonly types: readonly { readonly id: string; readonly name: string }[];
  readonly onFilter: (filters: ListFilters) => void;
}

/** The checkboxes at the top. None of them ticked shows everybody. */
export function listFilters({ words, filters, hasBanned, types, onFilter }: FiltersView): TemplateResult {
  const { statuses = [], customerTypes = [] } = filters;
  const status = (name: CustomerStatus & ('active' | 'inactive' | 'banned')): TemplateResult =>
    chip(words.t(`list.${name}`), statuses.includes(name), (isOn) => onFilter(withStatus(filters, name, isOn)));
  const flag = (name: FlagFilter, label: string): TemplateResult =>
    chip(label, filters[name] === true, (isOn) => onFilter(withFlag(filters, name, isOn)));
  return html`<div class="filters" part="filters" role="group" aria-label=${words.t('list.filters')}>
    ${status('active')} ${status('inactive')} ${hasBanned || statuses.includes('banned') ? status('banned') : nothing}
    ${types.map(({ id, name }) => chip(name, customerTypes.includes(id), (isOn) => onFilter(withType(filters, id, isOn))))}
    ${flag('hasPoints', words.t('list.hasPoints'))} ${flag('hasStoreCredit', words.t('list.hasStoreCredit'))}
    ${flag('expiredDocument', words.t('list.expiredId'))}
  </div>`;
}

function chip(label: string, isOn: boolean, onToggle: (isOn: boolean) => void): TemplateResult {
  return html`<label class=${`chip${isOn ? ' on' : ''}`} part=${`filter${isOn ? ' filter-on' : ''}`}>
    <input
      class="tick"
      type="checkbox"
      .checked=${live(isOn)}
      @change=${(event: Event) => event.target instanceof HTMLInputElement && onToggle(event.target.checked)}
    />
    <span>${label}</span>
  </label>`;
}

export interface CountView {
  readonly words: LocalizeController<ListWords>;
  readonly filters: ListFilters;
  readonly shown: number;
  readonly total: number;
  readonly sort: ListSort;
  readonly descending: boolean;
  readonly onClear: () => void;
  readonly onSort: (sort: ListSort, descending: boolean) => void;
}

/** How many show, how many filters hide, and the order. */
export function countLine(view: CountView): TemplateResult {
  const { words, filters, sort, descending, onClear, onSort } = view;
  const onChoose = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement && isSort(event.target.value)) onSort(event.target.value, descending);
  };
  return html`<div class="count-line">
    <p class="count" part="count"><bdi>${countText(view)}</bdi></p>
    ${isFiltered(filters) ? html`<button type="button" class="button plain clear" @click=${onClear}>${words.t('list.clear')}</button>` : nothing}
    <div class="order">
      <label class="sort">
        <span class="caption">${words.t('list.sort')}</span>
        <span class="select">
          <select @change=${onChoose}>
            ${SORTS.map((name) => html`<option value=${name} ?selected=${name === sort}>${words.t(`list.sort.${name}`)}</option>`)}
          </select>
          ${icon(chevronDown)}
        </span>
      </label>
      <button
        type="button"
        class=${`icon-button direction${descending ? ' on' : ''}`}
        aria-pressed=${String(descending)}
        aria-label=${words.t('list.descending')}
        title=${words.t('list.descending')}
        @click=${() => onSort(sort, !descending)}
      >
        ${icon(arrowDown)}
      </button>
    </div>
  </div>`;
}

/** `5,000 customers`, or how many of them show and how many are hidden. */
export function countText({ words, shown, total }: Pick<CountView, 'words' | 'shown' | 'total'>): string {
  if (shown === total) return words.t('list.total', { total });
  return `${words.t('list.shown', { shown, total })} · ${words.t('list.hidden', { hidden: total - shown })}`;
}
