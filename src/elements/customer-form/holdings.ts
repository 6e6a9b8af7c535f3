import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { html } from 'lit/static-html.js';
import type { CustomerClient } from '../../context/customer-client-context.js';
import { tagOf } from '../../ui/tag-of.js';
import type { FormScene } from './form-scene.js';

/** What the elements inside a form get from it. */
export interface FormSurroundings {
  readonly client?: CustomerClient | undefined;
  readonly locale?: string | undefined;
}

/** The *Store Credit Balance* of who is edited; nobody new has one. */
export function holdings({ model }: FormScene, { client, locale }: FormSurroundings): TemplateResult | typeof nothing {
  if (model.details === null) return nothing;
  const tag = tagOf('credit-badge');
  return html`<div class="holdings">
    <${tag} .client=${client} .locale=${locale} .customerId=${model.details.customer.id}></${tag}>
  </div>`;
}
