import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Profile } from '../../domain/client-options.js';
import type { LocalizeController } from '../../context/localize-controller.js';
import type { ListWords } from '../../ui/i18n/list/en.js';
import { icon, personAdd } from '../../ui/icons.js';

export interface HeadView {
  readonly words: LocalizeController<ListWords>;
  readonly profile: Profile;
  /** Of the heading in the page's outline; null where what is around the list bears one. */
  readonly level: number | null;
  readonly mayCreate: boolean;
  readonly mayImport: boolean;
  readonly onNew: () => void;
  readonly onFile: (file: File) => void;
}

/** Heading, the host's own actions, *Import customers*, and at the end *Add New Customer*. */
export function listHead({ words, profile, level, mayCreate, mayImport, onNew, onFile }: HeadView): TemplateResult {
  const label = words.t('list.new');
  return html`<div class="head">
    ${
      level === null
        ? nothing
        : html`<slot name="heading"><div class="title" role="heading" aria-level=${level}>${words.t('list.title')}</div></slot>`
    }
    <div class="actions">
      <slot name="actions"></slot>
      ${mayImport ? importButton(words, onFile) : nothing}
      ${
        !mayCreate
          ? nothing
          : profile === 'full-name'
            ? html`<button type="button" class="icon-button new" part="new" aria-label=${label} title=${label} @click=${onNew}>
              ${icon(personAdd)}
            </button>`
            : html`<button type="button" class="button main new" part="new" @click=${onNew}>${icon(personAdd)}${label}</button>`
      }
    </div>
  </div>`;
}

function importButton(words: LocalizeController<ListWords>, onFile: (file: File) => void): TemplateResult {
  const onPress = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLElement && currentTarget.nextElementSibling instanceof HTMLInputElement)
      currentTarget.nextElementSibling.click();
  };
  const onChange = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const [file] = currentTarget.files ?? [];
    // So that choosing the same file again is a change too.
    currentTarget.value = '';
    if (file) onFile(file);
  };
  return html`<button type="button" class="button import" part="import" @click=${onPress}>${words.t('list.import')}</button>
    <input type="file" accept=".csv,text/csv" hidden @change=${onChange} />`;
}
