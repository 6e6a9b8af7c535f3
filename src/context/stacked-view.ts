import type { TemplateResult } from 'lit';
import { html } from 'lit/static-html.js';
import type { PanelWords } from '../ui/i18n/panel/en.js';
import { tagOf } from '../ui/tag-of.js';
import type { ElementName } from '../ui/tags.js';
import type { CustomerClient } from './customer-client-context.js';
import type { CustomerView, ViewRequest } from './view-host-context.js';

export type StackedViewName = 'search' | CustomerView;

/** A view of a stack, and what it was opened with. */
export interface StackedView {
  readonly key: number;
  readonly view: StackedViewName;
  readonly request: ViewRequest;
}

/** What views get from the element that shows them. */
export interface ViewSurroundings {
  readonly client?: CustomerClient | undefined;
  readonly locale?: string | undefined;
  readonly headingLevel?: number | undefined;
}

interface ViewKind {
  readonly title: keyof PanelWords;
  readonly element: ElementName;
}

export const VIEW_KINDS: Readonly<Record<StackedViewName, ViewKind>> = {
  search: { title: 'panel.search', element: 'customer-search' },
  list: { title: 'panel.list', element: 'customer-list' },
  new: { title: 'panel.new', element: 'customer-form' },
  edit: { title: 'panel.edit', element: 'customer-form' },
  history: { title: 'panel.history', element: 'customer-history' },
  loyalty: { title: 'panel.loyalty', element: 'loyalty-adjust' },
  credit: { title: 'panel.credit', element: 'credit-adjust' },
  queue: { title: 'panel.queue', element: 'sale-queue' },
};

/** What can find somebody: one tap apart from each other. */
export const FINDERS: Readonly<Partial<Record<StackedViewName, StackedViewName>>> = { search: 'list', list: 'search' };

/** The element of a view. */
export function stackedView(
  { view, request }: StackedView,
  { client, locale, headingLevel }: ViewSurroundings,
  { className, isHidden }: { readonly className: string; readonly isHidden: boolean },
): TemplateResult {
  const tag = tagOf(VIEW_KINDS[view].element);
  switch (view) {
    case 'new':
    case 'edit':
      return html`<${tag} class=${className} ?hidden=${isHidden}
        .client=${client} .locale=${locale} .headingLevel=${headingLevel}
        .customerId=${request.customerId} .draft=${request.draft} .attachOnSave=${request.attachOnSave ?? false}></${tag}>`;
    case 'history':
    case 'loyalty':
    case 'credit':
      return html`<${tag} class=${className} ?hidden=${isHidden}
        .client=${client} .locale=${locale} .headingLevel=${headingLevel} .customerId=${request.customerId}></${tag}>`;
    default:
      return html`<${tag} class=${className} ?hidden=${isHidden}
        .client=${client} .locale=${locale} .headingLevel=${headingLevel}></${tag}>`;
  }
}
