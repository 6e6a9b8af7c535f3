import { adoptStyles, css, html, render } from 'lit';
import { errorSentence } from '../../context/error-sentence.js';
import { LocalizeController } from '../../context/localize-controller.js';
import type { SpeakingElement } from '../../context/localize-controller.js';
import type { RegularsError } from '../../domain/errors.js';
import type { StoreStatus } from '../../domain/store-status.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { icon, warning } from '../../ui/icons.js';
import { baseStyles } from '../../ui/theme/base-styles.js';
import { contentStyles } from '../../ui/theme/content-styles.js';
import { schemeAround } from '../../ui/theme/scheme.js';
import { darkTokens } from '../../ui/theme/tokens.js';

const noticeStyles = css`
  :host {
    padding: 12px 16px;
    border-inline-start: 4px solid var(--_warning);
    background: var(--_warning-soft);
    color: var(--_warning);
  }
  :host(.refused) {
    border-color: var(--_danger);
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  p {
    display: flex;
    align-items: flex-start;
    gap: 12px;
    max-inline-size: 60ch;
  }
  @media (forced-colors: active) {
    :host {
      border: 1px solid CanvasText;
    }
  }
`;

/** The line above the page that says what is wrong with the store or the setup, and what to do. */
export class ProviderNotice {
  private readonly localize: LocalizeController<typeof commonWords.words>;

  constructor(private readonly host: SpeakingElement) {
    this.localize = new LocalizeController(host, commonWords);
    // Which language is asked in an update of the host, and the one that brought us here has passed.
    host.requestUpdate();
  }

  /** Paints into a place of the provider, or hides it. The place gets a root of its own: the provider has no style to give. */
  show(place: HTMLElement, store: StoreStatus | undefined, failure: RegularsError | undefined): void {
    const text = this.sentence(store, failure);
    place.hidden = text === '';
    place.classList.toggle('refused', store?.state !== 'memory');
    const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
    const isDark = schemeAround(place, this.host.link.presentation?.scheme) === 'dark';
    adoptStyles(root, [...baseStyles, ...contentStyles, ...(isDark ? [darkTokens] : []), noticeStyles]);
    render(text === '' ? '' : html`<p>${icon(warning)}<span>${text}</span></p>`, root);
  }

  private sentence(store: StoreStatus | undefined, failure: RegularsError | undefined): string {
    if (store?.error)
      return store.state === 'memory' ? this.localize.t('store.memory') : errorSentence(this.localize, store.error);
    return failure ? errorSentence(this.localize, failure) : '';
  }
}
