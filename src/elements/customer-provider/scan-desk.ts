import { adoptStyles } from 'lit';
import { errorSentence } from '../../context/error-sentence.js';
import { LocalizeController } from '../../context/localize-controller.js';
import type { SpeakingElement } from '../../context/localize-controller.js';
import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';
import { isScannedDocument } from '../../domain/scanned-document.js';
import { ScanEvent } from '../../events/scan.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { scanWords } from '../../ui/i18n/scan/en.js';
import { replay } from '../../ui/scan-detector.js';
import type { Scan } from '../../ui/scan-detector.js';
import { baseStyles } from '../../ui/theme/base-styles.js';
import type { ScanMode } from './key-options.js';
import { attachByCode } from './scan-lookup.js';
import type { LookupEnd, LookupProvider } from './scan-lookup.js';

export type ScanProvider = LookupProvider & SpeakingElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/** What is done with a scan: the host is told, and if it leaves it to us the code is looked up. */
export class ScanDesk {
  private readonly words: LocalizeController<typeof scanWords.words>;
  private readonly common: LocalizeController<typeof commonWords.words>;
  /** There before anything is said: what comes together with its region is not read out. */
  private readonly region: HTMLElement;
  /** The next waits for the last, so that the customer scanned last is on the sale. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly provider: ScanProvider,
    private readonly onFailure: (error: RegularsError | undefined) => void,
  ) {
    this.words = new LocalizeController(provider, scanWords);
    this.common = new LocalizeController(provider, commonWords);
    this.region = makeRegion(provider.renderRoot);
    // Which language is asked in an update.
    provider.requestUpdate();
  }

  onScan({ text, code, unheard }: Scan, mode: ScanMode): void {
    const isDocument = isScannedDocument(text);
    const isLeftToUs = this.provider.dispatchEvent(new ScanEvent({ code: isDocument ? null : code }));
    if (!isLeftToUs) return;
    if (isDocument) return this.say(this.words.t('scan.document'));
    if (mode === 'replay') replay(unheard);
    this.last = this.last.then(() => this.lookUp(code, mode));
  }

  private async lookUp(code: string, mode: ScanMode): Promise<void> {
    this.onFailure(undefined);
    try {
      const found = await attachByCode(this.provider, code);
      // The page has had its keys: a code that is no customer's is its own.
      if (mode !== 'replay' || found.end !== 'none') this.say(this.sentence(found));
    } catch (error) {
      const failure = asRegularsError(error, 'unsupported', 'The scanned code could not be looked up.');
      this.onFailure(failure);
      this.say(errorSentence(this.common, failure));
    }
  }

  private sentence(found: LookupEnd): string {
    if (found.end === 'attached') return this.words.t('scan.attached', { name: found.name });
    // Whoever refused says why.
    return found.end === 'refused' ? '' : this.words.t(`scan.${found.end}`);
  }

  private say(sentence: string): void {
    // Regions speak of changes only.
    this.region.textContent = sentence !== '' && sentence === this.region.textContent ? `${sentence}\u00a0` : sentence;
  }
}

/** In a root of its own: the provider has no style to give. */
function makeRegion(root: HTMLElement | DocumentFragment): HTMLElement {
  const place = root.appendChild(document.createElement('div'));
  const shadow = place.attachShadow({ mode: 'open' });
  adoptStyles(shadow, [...baseStyles]);
  const region = document.createElement('div');
  region.className = 'visually-hidden';
  region.setAttribute('role', 'status');
  shadow.append(region);
  return region;
}
