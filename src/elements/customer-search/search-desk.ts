import type { ReactiveController, TemplateResult } from 'lit';
import { HotkeyTarget } from '../../context/hotkey-targets.js';
import { LocalizeController } from '../../context/localize-controller.js';
import type { SearchAnswer } from '../../domain/customer-query.js';
import type { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import { wrongValue } from '../../domain/wrong-value.js';
import { Announcer } from '../../ui/a11y/announcer.js';
import { containKeys } from '../../ui/a11y/key-containment.js';
import { searchWords } from '../../ui/i18n/search/en.js';
import { comboboxKey } from './combobox-key.js';
import { FormValue } from './form-value.js';
import type { FormField } from './form-value.js';
import { FoundRows } from './found-rows.js';
import { SaleFollower } from './sale-follower.js';
import { SearchResults } from './search-results.js';
import type { SearchElement } from './search-results.js';

/** Counts wait until the typing rests. */
const COUNT_DELAY_MS = 400;
const PURPOSES: readonly string[] = ['sale', 'directory'];

/** The search whose field this serves. */
export type SearchHost = SearchElement &
  FormField & {
    readonly mayCreate: boolean;
    readonly purpose: 'sale' | 'directory';
    readonly limit: number;
    text: string;
    clear(): void;
  };

/** What the search lends to what is loaded behind it. */
export interface SearchTools {
  /** What it says to the host's form. */
  readonly internals: ElementInternals;
  readonly field: () => HTMLElement | null;
  /** Shows a failure; null when it is over. */
  readonly onFailure: (error: unknown) => void;
}

/** All of a search but its field: loaded, in one piece, while the field can already be typed in. */
export class SearchDesk implements ReactiveController {
  readonly announcer: Announcer;

  /** Whether the list may show. */
  private isOpen = true;
  private checkedPurpose: string | undefined;
  private checkedLimit: number | undefined;
  private toldError: RegularsError | undefined;
  private spokenFailure: RegularsError | undefined;
  private toldText = '';
  /** Who was chosen before the text became another. */
  private chosen: { readonly customerId: CustomerId; readonly displayName: string } | undefined;

  private readonly words: LocalizeController<typeof searchWords.words>;
  private readonly rows: FoundRows;
  private beyond: Promise<unknown> | undefined;
  private readonly follower: SaleFollower;
  private readonly results: SearchResults;

  constructor(
    private readonly host: SearchHost,
    private readonly tools: SearchTools,
  ) {
    // First, so that in each update it takes what has come before the others ask anew.
    host.addController(this);
    this.words = new LocalizeController(host, searchWords);
    this.announcer = new Announcer(host);
    this.rows = new FoundRows(host);
    this.follower = new SaleFollower(host);
    // What was typed meanwhile stays.
    if (host.text !== '') this.follower.catchUp();
    const { announcer, rows, words } = this;
    new HotkeyTarget(host, 'search', () => {
      tools.field()?.focus();
      return host.matches(':focus-within');
    });
    new FormValue(host, tools.internals, () => words.t('search.required'), tools.field);
    this.results = new SearchResults(host, {
      ...tools,
      announcer,
      rows,
      words,
      query: () => rows.query,
      onChosen: (customerId, displayName) => this.onChosen(customerId, displayName),
      onRetry: () => this.onRetry(),
    });
  }

  get answer(): SearchAnswer | undefined {
    return this.rows.answer;
  }

  /** Id of the active option, null while the field has the keys. */
  get active(): string | null {
    return this.rows.active;
  }

  /** Whether the list shows options. */
  get isExpanded(): boolean {
    return this.mayChoose && this.rows.options.length > 0;
  }

  /** Whether a guard of the host's is being asked. */
  get isBusy(): boolean {
    return this.results.isBusy;
  }

  /** Somebody new, by what was typed; not by the name of who is chosen. */
  openNew(): void {
    this.results.openNew(this.host.value === null ? this.host.text : '');
  }

  enter(): Promise<void> {
    return this.results.enter();
  }

  /** Another text: nobody is chosen, nothing active, and what was said of the old one is past. */
  startAfresh(): void {
    if (this.host.text === '') this.chosen = undefined;
    this.follower.namedId = null;
    this.follower.catchUp();
    this.isOpen = true;
    this.results.forget();
    this.rows.wait();
  }

  /** The text is what it was before, as after a scan that fell into the field: so is who was chosen. */
  undo(): void {
    const { chosen, host } = this;
    if (chosen?.displayName === host.text) this.onChosen(chosen.customerId, chosen.displayName);
  }

  /** Does what a key of the field is for. */
  onKeydown(event: KeyboardEvent): void {
    const key = comboboxKey(event);
    const isUnused = key === null || key === 'caret' || (key === 'leave' && this.host.text === '');
    // The caret's own keys go back to the field, where the browser moves it.
    if (key === 'caret') this.rows.leave();
    if (isUnused) return containKeys(event);

    event.preventDefault();
    event.stopPropagation();
    if (key === 'take') void this.enter().catch(this.tools.onFailure);
    else if (key === 'leave') this.onClear();
    else this.onMove(key);
  }

  hostUpdate(): void {
    this.checkAttributes();
    this.followRows();
    if (this.host.link.client?.options.remote) this.beyond ??= this.lookBeyond().catch(() => (this.beyond = undefined));
    const unnamed = this.follower.unnamed();
    if (unnamed) this.onChosen(unnamed.id, unnamed.displayName);
    if (this.follower.hasMovedOn()) this.followSale();
  }

  render(failure: RegularsError | undefined): TemplateResult {
    return this.results.render({ isOpen: this.mayChoose, mayCreate: this.host.mayCreate, failure });
  }

  /** Brings the active row into sight, and says a failure once. */
  afterUpdate(failure: RegularsError | undefined): void {
    if (this.active !== null) this.host.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
    if (!failure || failure === this.spokenFailure) return;
    this.spokenFailure = failure;
    this.announcer.alert(this.results.sentence(failure));
  }

  private get mayChoose(): boolean {
    return this.isOpen && !this.host.isDisabled;
  }

  /** What is wrong is told once. */
  private checkAttributes(): void {
    const { purpose, limit } = this.host;
    const { onFailure } = this.tools;
    if (purpose !== this.checkedPurpose && !PURPOSES.includes(purpose)) onFailure(wrongValue('purpose', 'sale or directory'));
    if (!Object.is(limit, this.checkedLimit) && !(limit >= 1 && limit <= 50)) onFailure(wrongValue('limit', '1 to 50'));
    this.checkedPurpose = purpose;
    this.checkedLimit = limit;
  }

  private onMove(key: 'next' | 'previous' | 'show'): void {
    this.isOpen = true;
    if (key === 'show') this.host.requestUpdate();
    else this.rows.move(key === 'next' ? 1 : -1);
  }

  private onClear(): void {
    this.host.clear();
    this.tools.field()?.focus();
  }

  private onRetry(): void {
    this.tools.onFailure(null);
    this.rows.retry();
    this.tools.field()?.focus();
  }

  private onChosen(customerId: CustomerId, displayName: string): void {
    this.chosen = { customerId, displayName };
    this.host.value = customerId;
    this.follower.namedId = customerId;
    this.host.text = displayName;
    this.isOpen = false;
    this.rows.leave();
  }

  /** Who was written down in the form opened from here is as good as chosen; anybody else on the sale is not this field's. */
  private followSale(): void {
    const { attachment } = this.follower;
    const isCreated = this.results.isCreating && attachment?.origin === 'form';
    this.results.isCreating = false;
    if (isCreated) this.onChosen(attachment.customer.id, attachment.customer.displayName);
    else this.host.clear();
  }

  /** Without this code, as while the line is down, only this register is searched; it is tried again at the next key. */
  private async lookBeyond(): Promise<void> {
    const { RemoteRows } = await import('./remote-rows.js');
    this.rows.beyond = new RemoteRows(this.host, this.rows, this.announcer);
  }

  /** Takes newer rows, and says how many there are once the typing rests. */
  private followRows(): void {
    const answer = this.rows.refresh();
    const { error } = this.rows;
    if (error !== this.toldError) {
      this.toldError = error;
      this.tools.onFailure(error ?? null);
    }
    if (!answer || answer.text === this.toldText) return;
    this.toldText = answer.text;
    // What is chosen stands in the field; how many others have that name is no news.
    if (!this.isOpen) return;
    const { results, total, atLeast, corrected } = answer;
    const count = { shown: results.length, total, atLeast, corrected, create: this.host.mayCreate };
    this.announcer.say(answer.text.trim() === '' ? '' : this.words.t('search.count', count), COUNT_DELAY_MS);
  }
}
