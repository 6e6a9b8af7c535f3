import type { CartPort } from 'regulars';
import type { CustomerClient } from 'regulars/client';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { THEMES, schemeInForce } from '../register/themes.js';
import { pseudoMessages } from './pseudo-messages.js';
import type { Toolbar } from './toolbar.js';
import './stage.css';

/** One view of an element: whose customers, who is on the sale, and on which ground. */
export interface Stage {
  readonly client: CustomerClient;
  readonly toolbar: Toolbar;
  /** Who is on the sale. */
  readonly customerId?: string | null;
  /** The register's cart, where it has one. */
  readonly cart?: CartPort | undefined;
  /** Goes over the toolbar's. */
  readonly scheme?: 'light' | 'dark';
  /** In CSS pixels; all there is where not given. */
  readonly width?: number;
  readonly content: TemplateResult;
}

/** Puts an element on a page of a register that looks and speaks as the toolbar says. */
export function stage({ client, toolbar, customerId = null, cart, scheme, width, content }: Stage): TemplateResult {
  const shownScheme = scheme ?? schemeInForce(toolbar.scheme);
  const tokens: Readonly<Record<string, string>> = THEMES[toolbar.theme][shownScheme];
  const dress = (place?: Element): void => {
    if (!(place instanceof HTMLElement)) return;
    for (const [name, value] of Object.entries(tokens)) place.style.setProperty(`--${name}`, value);
    if (width !== undefined) place.style.setProperty('inline-size', `${width}px`);
  };
  return html`<div
    class="stage stage-${shownScheme} ${width === undefined ? 'stage-tall' : ''}"
    dir=${toolbar.direction}
    lang=${languageOf(toolbar)}
    data-theme=${toolbar.theme}
    ${ref(dress)}
  >
    <customer-provider
      .client=${client}
      .customerId=${customerId}
      .cart=${cart}
      .locale=${languageOf(toolbar)}
      .messages=${toolbar.language === 'pseudo' ? pseudoMessages() : {}}
      .appearance=${{ scheme: shownScheme, density: toolbar.density, tokens }}
      >${content}</customer-provider
    >
  </div>`;
}

function languageOf({ language }: Toolbar): string {
  return language === 'pseudo' ? 'en' : language;
}
