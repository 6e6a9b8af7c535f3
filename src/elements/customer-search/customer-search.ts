import { html } from 'lit';
import { WidgetElement } from '../../context/widget-element.js';

/**
 * Finds a customer by name, phone, e-mail or code.
 *
 * @element customer-search
 */
export class CustomerSearchElement extends WidgetElement {
  static override readonly elementName = 'customer-search';

  protected override render(): unknown {
    return html`<slot></slot>`;
  }
}
