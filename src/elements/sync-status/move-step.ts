import { ref } from 'lit/directives/ref.js';
import type { Ref } from 'lit/directives/ref.js';
import { html } from 'lit/static-html.js';
import type { TemplateResult } from 'lit';
import type { CustomerId } from '../../domain/id.js';
import { tagOf } from '../../ui/tag-of.js';
import { failureLine } from './sync-page.js';
import type { SyncHost } from './sync-host.js';

export interface MoveStep {
  /** What is asked, naming the change. */
  readonly text: string;
  readonly failure: string;
  readonly search: Ref<HTMLElement>;
  readonly onChoose: (customerId: CustomerId) => void;
}

/** Where the cashier says whose a sale is. Everybody can be found: whoever is inactive may have bought it before. */
export function moveStep(step: MoveStep, { client, locale, headingLevel }: SyncHost): TemplateResult {
  const { text, failure, search, onChoose } = step;
  const tag = tagOf('customer-search');
  const onSelect = (event: Event & { readonly customerId?: CustomerId }): void => {
    // Nobody is opened or put on a sale, and the page hears of no choice that is not its own.
    event.preventDefault();
    event.stopPropagation();
    if (event.customerId !== undefined) onChoose(event.customerId);
  };
  return html`<div class="move" @customer-select=${onSelect}>
    <p>${text}</p>
    ${failureLine(failure)}
    <${tag}
      ${ref(search)}
      .client=${client}
      .locale=${locale}
      .headingLevel=${headingLevel}
      .purpose=${'directory'}
      .noCreate=${true}
    ></${tag}>
  </div>`;
}
