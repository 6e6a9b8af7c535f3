import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { LocalizeController } from '../../context/localize-controller.js';
import type { SearchAnswer } from '../../domain/customer-query.js';
import { containKeys } from '../../ui/a11y/key-containment.js';
import type { CommonWords } from '../../ui/i18n/common/en.js';
import type { SearchWords } from '../../ui/i18n/search/en.js';
import { close, icon, keyboard, keypad, magnifier, personAdd, warning } from '../../ui/icons.js';
import { createRow, searchRow } from './search-row.js';

export interface Speech {
  readonly words: LocalizeController<SearchWords>;
  readonly common: LocalizeController<CommonWords>;
}

export interface FieldView {
  /** What a screen reader calls the field. */
  readonly name: string;
  /** What stands above it, where the host gave a label. */
  readonly label: string | undefined;
  readonly text: string;
  readonly placeholder: string;
  readonly keyMode: 'text' | 'tel';
  readonly isDisabled: boolean;
  readonly isRequired: boolean;
  /** Whether the list shows options. */
  readonly isExpanded: boolean;
  /** Place of the active option, -1 where none is. */
  readonly active: number;
  readonly mayCreate: boolean;
  readonly onInput: (event: Event) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
  readonly onClear: () => void;
  readonly onKeyMode: () => void;
  readonly onNew: () => void;
}

/** The field with its buttons: empty it, switch the keyboard, and beside it somebody new. */
export function searchField(view: FieldView, { words }: Speech): TemplateResult {
  const { label, isDisabled, keyMode } = view;
  const newName = words.t('search.new');
  return html`${label ? html`<label class="label" for="input">${label}</label>` : nothing}
    <div class="line">
      <div class="field">
        ${icon(magnifier)}
        <input
          id="input"
          part="input"
          type="text"
          role="combobox"
          aria-label=${view.name}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls="list"
          aria-expanded=${String(view.isExpanded)}
          aria-activedescendant=${view.active === -1 ? nothing : optionId(view.active)}
          aria-required=${view.isRequired ? 'true' : nothing}
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="search"
          inputmode=${keyMode}
          placeholder=${view.placeholder}
          ?disabled=${isDisabled}
          .value=${view.text}
          @input=${view.onInput}
          @keydown=${view.onKeydown}
          @keypress=${containKeys}
          @keyup=${containKeys}
        />
        ${view.text === '' ? nothing : iconButton('clear', close, words.t('search.clear'), view.onClear, isDisabled)}
        ${iconButton(
          'keys',
          keyMode === 'tel' ? keyboard : keypad,
          words.t(keyMode === 'tel' ? 'search.letters' : 'search.numbers'),
          view.onKeyMode,
          isDisabled,
        )}
      </div>
      ${view.mayCreate ? iconButton('new', personAdd, newName, view.onNew, isDisabled) : nothing}
      <slot name="actions"></slot>
    </div>`;
}

export interface ListView {
  readonly answer: SearchAnswer | undefined;
  readonly isOpen: boolean;
  readonly active: number;
  readonly mayCreate: boolean;
  readonly onPointerdown: () => void;
  readonly onClick: (event: Event) => void;
}

/** What was found, with *Create* last; or this register's recent customers; or what to do. */
export function searchList(view: ListView, speech: Speech): TemplateResult {
  const { answer, active, isOpen, mayCreate } = view;
  const { words } = speech;
  const text = answer?.text.trim() ?? '';
  const results = (isOpen && answer?.results) || [];
  const offersCreate = isOpen && mayCreate && text !== '';
  const isNone = isOpen && answer !== undefined && results.length === 0;
  const look = (index: number) => ({ id: optionId(index), isActive: index === active, ...speech });
  const isCut = answer !== undefined && text !== '' && results.length > 0 && answer.total > results.length;
  return html`${isNone ? nobody(text, words) : nothing}
    ${text === '' && results.length > 0 ? html`<p class="caption">${words.t('search.recent')}</p>` : nothing}
    <ul
      id="list"
      part="listbox"
      role="listbox"
      aria-label=${words.t(text === '' ? 'search.recent' : 'search.list')}
      ?hidden=${results.length === 0 && !offersCreate}
      @pointerdown=${view.onPointerdown}
      @mousedown=${keepFocus}
      @click=${view.onClick}
    >
      ${results.map((result, index) => searchRow(result, look(index)))}
      ${offersCreate ? createRow(text, look(results.length), results.length === 0) : nothing}
    </ul>
    ${isCut ? html`<p class="caption">${words.t('search.more', { shown: results.length, total: answer.total })}</p>` : nothing}
    ${answer?.partial ? html`<p class="caption">${words.t('search.partial')}</p>` : nothing}`;
}

/** Rows to come: seen only where the answer takes long enough to be waited for. */
export function searchSkeleton(): TemplateResult {
  const row = html`<div class="row"><span class="face"></span><span class="who"><span class="bar"></span></span></div>`;
  return html`<div class="skeleton" aria-hidden="true">${row}${row}${row}</div>`;
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

function optionId(index: number): string {
  return `option-${String(index)}`;
}

function nobody(text: string, words: Speech['words']): TemplateResult {
  const sentence = text === '' ? words.t('search.start') : words.t('search.none', { text });
  return html`<slot name="empty"><p class="empty">${icon(magnifier)}<span>${sentence}</span></p></slot>`;
}

function iconButton(part: string, path: string, name: string, onClick: () => void, isDisabled: boolean): TemplateResult {
  return html`<button
    type="button"
    class=${`icon-button ${part}`}
    part=${part}
    aria-label=${name}
    title=${name}
    ?disabled=${isDisabled}
    @click=${onClick}
  >
    ${icon(path)}
  </button>`;
}

/** A press on a row leaves the field its focus, and a tablet's keyboard where it is. */
function keepFocus(event: Event): void {
  event.preventDefault();
}
