import { LitElement } from 'lit';
import type { CSSResultGroup, PropertyValues } from 'lit';
import { asRegularsError } from '../domain/errors.js';
import type { RegularsError } from '../domain/errors.js';
import { RegularsErrorEvent } from '../events/regulars.js';
import { FocusKeeper } from '../ui/a11y/focus-keeper.js';
import { isLocale } from '../ui/i18n/phrasing.js';
import { property, state } from '../ui/property.js';
import { registerElement } from '../ui/tags.js';
import type { DefineOptions, ElementName } from '../ui/tags.js';
import { baseStyles } from '../ui/theme/base-styles.js';
import { ThemeController } from '../ui/theme/theme-controller.js';
import type { CustomerClient } from './customer-client-context.js';
import { ProviderLink } from './provider-link.js';
import { wrongValue } from '../domain/wrong-value.js';

/** What every element but the provider has: whose customers it shows, in which language, and what failed. */
export abstract class WidgetElement extends LitElement {
  static readonly elementName: ElementName;
  static override styles: CSSResultGroup = [...baseStyles];

  /** The client to speak to, over the provider's. */
  @property({ attribute: false }) client?: CustomerClient;
  /** BCP 47; the provider's, the nearest `lang` or the browser's where not given. */
  @property() locale?: string;
  /** Level of the element's own heading, to fit the page's outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel?: number;

  /** What failed, for the part `error`. */
  @state() protected failure?: RegularsError;

  /** @internal */
  readonly link = new ProviderLink(this, (error) => this.fail(error));
  protected readonly theme = new ThemeController(this, () => this.link.presentation);
  protected readonly focusKeeper = new FocusKeeper(this);

  /** Registers this element, under its default tag where none is given. Returns the tag it got. */
  static define(this: CustomElementConstructor & { readonly elementName: ElementName }, options?: DefineOptions): string {
    return registerElement(this, options);
  }

  protected override update(changed: PropertyValues): void {
    const { locale, headingLevel } = this;
    if (changed.has('locale') && locale && !isLocale(locale)) this.fail(wrongValue('locale', 'a BCP 47 language tag'));
    if (changed.has('headingLevel') && Number.isNaN(headingLevel)) this.fail(wrongValue('heading-level', '1 to 6'));
    super.update(changed);
  }

  /** Keeps an error to be shown and tells the host of it. */
  protected fail(error: unknown): void {
    this.failure = asRegularsError(error, 'unsupported', 'Something that this element needs has failed.');
    this.dispatchEvent(new RegularsErrorEvent(this.failure));
  }
}
