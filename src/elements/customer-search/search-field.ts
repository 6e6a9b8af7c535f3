import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { LocalizeController } from '../../context/localize-controller.js';
import { containKeys } from '../../ui/a11y/key-containment.js';
import type { SearchFieldWords } from '../../ui/i18n/search/field-en.js';
import { close, icon, keyboard, keypad, magnifier, personAdd } from '../../ui/icons.js';

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
  /** Id of the active option, null where none is. */
  readonly active: string | null;
  readonly mayCreate: boolean;
  readonly onInput: (event: InputEvent) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
  readonly onClear: () => void;
  readonly onKeyMode: () => void;
  readonly onNew: () => void;
}

/** The field with its buttons: empty it, switch the keyboard, and beside it somebody new. */
export function searchField(view: FieldView, words: LocalizeController<SearchFieldWords>): TemplateResult {
  const { label, isDisabled, keyMode } = view;
  const newName = words.t('search.new');
  return html`${label ? html`<label class="label" for="input">${label}</label>` : nothing}
    <div class="line">
      <div class=${isDisabled ? 'field disabled' : 'field'}>
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
          aria-activedescendant=${view.active ?? nothing}
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
