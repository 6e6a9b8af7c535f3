import { html, LitElement } from 'lit';
import { registerElement } from '../../ui/tags.js';
import type { DefineOptions } from '../../ui/tags.js';

/**
 * Opens the store and hands it, the sale, the language and the looks to every element inside.
 *
 * @element customer-provider
 */
export class CustomerProviderElement extends LitElement {
  static readonly elementName = 'customer-provider';

  static define(options?: DefineOptions): string {
    return registerElement(CustomerProviderElement, options);
  }

  protected override render(): unknown {
    return html`<slot></slot>`;
  }
}
