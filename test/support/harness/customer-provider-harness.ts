import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';

/** Reads what a provider shows. */
export class ProviderHarness {
  constructor(readonly element: CustomerProviderElement) {}

  /** The line above the page; empty where there is none. */
  get notice(): string {
    const { place } = this;
    return place && !place.hidden ? (place.shadowRoot?.textContent?.replace(/\s+/g, ' ').trim() ?? '') : '';
  }

  /** What the line is to a screen reader. */
  get role(): string | null {
    return this.place?.getAttribute('role') ?? null;
  }

  private get place(): HTMLElement | null {
    return this.element.shadowRoot?.querySelector<HTMLElement>('[part=error]') ?? null;
  }
}
