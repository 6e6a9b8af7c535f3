import type { TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Ref } from 'lit/directives/ref.js';
import { html } from 'lit/static-html.js';
import type { CustomerClient } from '../../context/customer-client-context.js';
import { tagOf } from '../../ui/tag-of.js';

/** What the elements in the bar get from the panel. */
export interface BarSurroundings {
  readonly client?: CustomerClient | undefined;
  readonly locale?: string | undefined;
  readonly headingLevel?: number | undefined;
  /** What takes focus where the customer was taken off the sale. */
  readonly standIn: () => HTMLElement | null;
}

/** Who is on the sale: the First Initial with its menu, points and credit, in one line. */
export function barAccount(place: Ref<HTMLElement>, { client, locale, headingLevel, standIn }: BarSurroundings): TemplateResult {
  const tag = tagOf('customer-account');
  return html`<${tag}
    ${ref(place)}
    class="account"
    .client=${client}
    .locale=${locale}
    .headingLevel=${headingLevel}
    .compact=${true}
    .standIn=${standIn}
  ></${tag}>`;
}

/** Whether what is written here reaches the other registers. */
export function barSync({ client, locale, headingLevel }: BarSurroundings): TemplateResult {
  const tag = tagOf('sync-status');
  return html`<${tag} class="sync" .client=${client} .locale=${locale} .headingLevel=${headingLevel} .compact=${true}></${tag}>`;
}

/** The lightning, where the provider has a cart; the queue itself is a view. */
export function barQueue({ client, locale }: BarSurroundings): TemplateResult {
  const tag = tagOf('sale-queue');
  return html`<${tag} class="queue" .client=${client} .locale=${locale} .triggerOnly=${true}></${tag}>`;
}
