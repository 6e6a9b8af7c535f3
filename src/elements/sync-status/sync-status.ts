import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { errorSentence } from '../../context/error-sentence.js';
import { LiveQueryController } from '../../context/live-query-controller.js';
import { LocalizeController } from '../../context/localize-controller.js';
import { WidgetElement } from '../../context/widget-element.js';
import type { SyncState, SyncStatus } from '../../domain/sync-status.js';
import { RegularsErrorEvent } from '../../events/regulars.js';
import { SyncChangeEvent } from '../../events/sync-change.js';
import { Announcer } from '../../ui/a11y/announcer.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { syncBadgeWords } from '../../ui/i18n/sync/badge-en.js';
import { property } from '../../ui/property.js';
import { baseStyles } from '../../ui/theme/base-styles.js';
import { syncBadge } from './sync-badge.js';
import { SyncLoader } from './sync-loader.js';
import { badgeSentence, moodOf, settledAfter, weightOf } from './sync-mood.js';
import type { SyncMood, SyncWeight } from './sync-mood.js';
import { styles } from './sync-status.styles.js';

const LOUDNESS: readonly SyncWeight[] = ['fine', 'warns', 'fails'];

/**
 * Whether what this register writes reaches the others: a badge, and behind it what waits and what was refused.
 *
 * Shows nothing on a register without a remote.
 *
 * @element sync-status
 * @event {SyncChangeEvent} sync-change - After state or numbers have changed.
 * @event {RegularsErrorEvent} regulars-error - A wrong attribute, or a refusal.
 * @slot error - Replaces the sentence of a failure.
 * @csspart base - All of it; `loading`, `offline` or `failed` besides.
 * @csspart badge - The button; `badge-fine`, `badge-warns` or `badge-fails` besides.
 * @csspart dialog - What opens at a press, and its questions.
 * @csspart heading - The title of the dialog.
 * @csspart progress - How many customers have come, while they come for the first time.
 * @csspart row - A change: `row-rejected`, or `row-held` behind one.
 * @csspart conflict - A field of an imported row that the server has otherwise, with both values.
 * @csspart error - What failed or was refused.
 */
export class SyncStatusElement extends WidgetElement {
  static override readonly elementName = 'sync-status';
  static override styles = [...baseStyles, styles];

  /** Whether it is only an icon, for a bar. */
  @property({ type: Boolean }) compact = false;
  /** Whether what waits and what was refused shows. */
  @property({ type: Boolean }) open = false;

  /** What the last round ended in. */
  private settled: SyncState | null = null;
  private told: SyncStatus | undefined;
  private loudness: SyncWeight = 'fine';
  private isLoadedAhead = false;
  private readonly badge = createRef<HTMLElement>();
  private readonly localize = new LocalizeController(this, syncBadgeWords);
  private readonly commonWords = new LocalizeController(this, commonWords);
  /** Answers what somebody did. */
  private readonly announcer = new Announcer(this);
  /** Tells what came by itself: in a region of its own, so that neither is cut off by the other. */
  private readonly news = new Announcer(this);
  private readonly sync = new LiveQueryController<SyncStatus>(
    this,
    ({ sync }) => sync.status,
    () => [],
  );
  private readonly loader = new SyncLoader(this, {
    announcer: this.announcer,
    look: () => this.status && { status: this.status, mood: this.mood },
    badge: () => this.badge.value?.querySelector('button') ?? null,
    leave: () => {
      this.open = false;
    },
    onFailure: (error) => {
      // Without its code there is nothing to show: the next press tries again.
      if (!this.loader.desk) this.open = false;
      this.fail(error);
    },
    onRefusal: (error) => this.dispatchEvent(new RegularsErrorEvent(error)),
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { status } = this;
    if (changed.has('open') && this.open) this.failure = undefined;
    if (status) this.settled = settledAfter(status, this.settled);
  }

  protected override render(): unknown {
    return html`<div class="base" part=${`base ${this.stateName}`} ${ref(this.badge)}>
        ${this.renderBadge()} ${this.renderFailure()} ${this.loader.desk?.render()}
      </div>
      ${this.announcer.render()} ${this.news.render()}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { status } = this;
    if (changed.has('open')) void (this.open ? this.loader.when((desk) => this.open && desk.show()) : this.loader.desk?.close());
    if (!status) return;
    this.tell(status);
    if (status.state === 'off' || this.isLoadedAhead) return;
    this.isLoadedAhead = true;
    // The line may go down before it is opened for the first time.
    void this.loader.when();
  }

  private renderBadge(): unknown {
    const { status, mood, localize } = this;
    if (!status || status.state === 'off') return nothing;
    const count = status.rejected || status.pending;
    return syncBadge({
      mood,
      weight: weightOf(mood, status),
      sentence: badgeSentence(mood, status, localize),
      count: count === 0 ? '' : new Intl.NumberFormat(localize.locale).format(count),
      isCompact: this.compact,
      isOpen: this.open,
      onPress: () => {
        this.open = !this.open;
      },
    });
  }

  private renderFailure(): unknown {
    if (!this.failure) return nothing;
    return html`<slot name="error"><p class="error" part="error">${errorSentence(this.commonWords, this.failure)}</p></slot>`;
  }

  private get stateName(): string {
    if (this.failure || this.sync.error) return 'failed';
    if (!this.status) return 'loading';
    return this.mood === 'offline' ? 'offline' : '';
  }

  private get status(): SyncStatus | undefined {
    return this.sync.value;
  }

  private get mood(): SyncMood {
    return this.status ? moodOf(this.status, this.settled) : 'off';
  }

  /** Tells the page of each change; tells aloud what is for the worse, and that all is well again. */
  private tell(status: SyncStatus): void {
    const { told, mood } = this;
    if (told === status || (!told && status.state === 'off')) return;
    this.told = status;
    const { state, pending, rejected } = status;
    const isSame = told?.state === state && told.pending === pending && told.rejected === rejected;
    if (!isSame) this.dispatchEvent(new SyncChangeEvent({ state, pending, rejected }));

    const weight = weightOf(mood, status);
    const isWorse = LOUDNESS.indexOf(weight) > LOUDNESS.indexOf(this.loudness) || rejected > (told?.rejected ?? 0);
    const isWell = weight === 'fine' && pending === 0 && this.loudness !== 'fine';
    // While something is still on its way it is neither better nor worse.
    if (weight !== 'fine' || isWell) this.loudness = weight;
    if (isWorse || isWell) this.news.say(badgeSentence(mood, status, this.localize));
  }
}
