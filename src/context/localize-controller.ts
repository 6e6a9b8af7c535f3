import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Profile } from '../domain/client-options.js';
import { languageOf, loadLanguage } from '../ui/i18n/language.js';
import { nearestLanguage } from '../ui/i18n/nearest-language.js';
import { phrasingOf } from '../ui/i18n/phrasing.js';
import type { AreaTexts, Message, MessageArgs, MessageValues, Phrasing, WordArea } from '../ui/i18n/words.js';
import { watchPage } from '../ui/theme/page-watch.js';
import type { CustomerClient } from './customer-client-context.js';
import type { Presentation } from './presentation-context.js';

/** An element that says something. */
export interface SpeakingElement extends ReactiveControllerHost, HTMLElement {
  locale?: string;
  /** Over the client's, where an element has its own. */
  readonly profile?: Profile | undefined;
  /** Where the provider's language and words come from. */
  readonly link: { readonly presentation?: Presentation | undefined; readonly client?: CustomerClient | undefined };
}

/**
 * The words of one area in the element's language, over them the profile's, over those the host's `messages`.
 *
 * The language is the element's own, else the provider's, else that of the nearest `lang`, else the browser's.
 * Until another language than English has arrived, English shows.
 */
export class LocalizeController<W extends object> implements ReactiveController {
  private phrasing: Phrasing = phrasingOf('en');
  /** As it was written, which need not be a locale that the browser knows. */
  private asked: string | undefined;
  private stopWatching?: () => void;

  constructor(
    private readonly host: SpeakingElement,
    private readonly area: WordArea<W>,
  ) {
    host.addController(this);
  }

  /** BCP 47. */
  get locale(): string {
    return this.phrasing.locale;
  }

  /** The text of a key. */
  t<K extends keyof W & string>(key: K, ...args: MessageArgs<W[K]>): string {
    const values = args[0];
    const { presentation, client } = this.host.link;
    // A language's areas are checked against the English ones where they are written.
    const { words, givenFamily } = (languageOf(this.locale)?.[this.area.area] ?? this.area) as AreaTexts<Record<string, Message>>;
    const profile = this.host.profile ?? client?.options.profile;
    const byProfile = profile === 'given-family' ? givenFamily?.[key] : undefined;
    const message = presentation?.messages[key] ?? byProfile ?? words[key] ?? key;
    return typeof message === 'string' ? this.fill(message, values) : message(values as never, this.phrasing);
  }

  hostConnected(): void {
    this.stopWatching = watchPage(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.stopWatching?.();
  }

  hostUpdate(): void {
    const locale = this.host.locale ?? this.host.link.presentation?.locale ?? nearestLanguage(this.host);
    if (locale === this.asked) return;
    this.asked = locale;
    this.phrasing = phrasingOf(locale);
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      if (await loadLanguage(this.locale)) this.host.requestUpdate();
    } catch {
      // A language that cannot be fetched leaves English, which says the same.
    }
  }

  private fill(text: string, values: MessageValues = {}): string {
    return text.replace(/\{(\w+)\}/g, (braced, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? this.phrasing.number(value) : typeof value === 'string' ? value : braced;
    });
  }
}
