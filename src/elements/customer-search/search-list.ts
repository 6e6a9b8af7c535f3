import { html, noChange, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { LocalizeController } from '../../context/localize-controller.js';
import type { SearchAnswer } from '../../domain/customer-query.js';
import type { CommonWords } from '../../ui/i18n/common/en.js';
import type { SearchWords } from '../../ui/i18n/search/en.js';
import { icon, magnifier, warning } from '../../ui/icons.js';
import type { RemoteRows } from './remote-rows.js';
import { createRow, searchRow } from './search-row.js';

export interface Speech {
  readonly words: LocalizeController<SearchWords>;
  readonly common: LocalizeController<CommonWords>;
}

export interface ListView {
  readonly answer: SearchAnswer | undefined;
  readonly isOpen: boolean;
  readonly active: string | null;
  /** How many rows follow the answer already; those behind stay what they are, or keep their place. */
  readonly fresh: number;
  /** How many rows showed before. */
  readonly there: number;
  readonly mayCreate: boolean;
  readonly beyond: RemoteRows | undefined;
  readonly onPointerdown: () => void;
  readonly onClick: (option: string | undefined) => void;
}

/** What was found, with *Create* last; or this register's recent customers; or what to do. */
export function searchList(view: ListView, speech: Speech): TemplateResult {
  const { answer, active, isOpen, mayCreate } = view;
  const beyond = isOpen ? view.beyond : undefined;
  const { words } = speech;
  const text = answer?.text.trim() ?? '';
  const results = (isOpen && answer?.results) || [];
  const offersCreate = isOpen && mayCreate && text !== '';
  const isNone = isOpen && answer !== undefined && results.length === 0;
  const look = { active, ...speech };
  const isCut = answer !== undefined && text !== '' && results.length > 0 && (answer.atLeast || answer.total > results.length);
  const more = answer?.atLeast ? 'search.first' : 'search.more';
  return html`${isNone ? nobody(text, words) : nothing}
    ${answer?.corrected && results.length > 0 ? html`<p class="caption">${words.t('search.alike')}</p>` : nothing}
    ${text === '' && results.length > 0 ? html`<p class="caption">${words.t('search.recent')}</p>` : nothing}
    <ul
      id="list"
      part="listbox"
      role="listbox"
      aria-label=${words.t(text === '' ? 'search.recent' : 'search.list')}
      ?hidden=${results.length === 0 && !offersCreate && !beyond?.results.length}
      @pointerdown=${view.onPointerdown}
      @mousedown=${keepFocus}
      @click=${({ target }: Event) => view.onClick((target as Element).closest('[role=option]')?.id)}
    >
      ${results.map((result, index) => (index < view.fresh ? searchRow(result, look) : index < view.there ? noChange : place))}
      ${offersCreate ? createRow(text, look, results.length === 0) : nothing}
      ${beyond?.renderRows(look)}
    </ul>
    ${isCut ? html`<p class="caption">${words.t(more, { shown: results.length, total: answer.total })}</p>` : nothing}
    ${beyond?.renderLine()}
    ${answer?.partial ? html`<p class="caption">${words.t('search.partial')}</p>` : nothing}`;
}

/** Rows to come: seen only where the answer takes long enough to be waited for. */
export function searchSkeleton(): TemplateResult {
  const row = html`<div class="row"></div>`;
  return html`<div class="skeleton" aria-hidden="true">${row}${row}${row}</div>`;
}

/** What to do instead, where Enter took nobody. */
export function searchHint(sentence: string): TemplateResult {
  return html`<p class="hint">${sentence}</p>`;
}

/** What failed, and the way on. */
export function searchFailure(sentence: string, onRetry: (() => void) | false, { common }: Speech): TemplateResult {
  const again = onRetry
    ? html`<button type="button" class="button" @click=${onRetry}>${common.t('common.tryAgain')}</button>`
    : nothing;
  return html`<div part="error" class="failure">
    <slot name="error">${icon(warning)}<span class="sentence">${sentence}</span>${again}</slot>
  </div>`;
}

function nobody(text: string, words: Speech['words']): TemplateResult {
  const sentence = text === '' ? words.t('search.start') : words.t('search.none', { text });
  return html`<slot name="empty"><p class="empty">${icon(magnifier)}<span>${sentence}</span></p></slot>`;
}

/** Where a row will be in the next frame. */
const place = html`<li class="row" role="presentation"></li>`;

/** A press on a row leaves the field its focus, and a tablet's keyboard where it is. */
function keepFocus(event: Event): void {
  event.preventDefault();
}
