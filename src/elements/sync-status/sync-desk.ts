import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import { nothing } from 'lit';
import { createRef } from 'lit/directives/ref.js';
import { LiveQueryController } from '../../context/live-query-controller.js';
import { LocalizeController } from '../../context/localize-controller.js';
import type { CustomerId } from '../../domain/id.js';
import type { QueuedMutation } from '../../domain/sync-status.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { conflictWords } from '../../ui/i18n/conflict/en.js';
import { formWords } from '../../ui/i18n/form/en.js';
import { syncWords } from '../../ui/i18n/sync/en.js';
import { DialogSurface } from '../../ui/surface/dialog-surface.js';
import { focusedElement, focusFirst, isWithin } from '../../ui/surface/focus.js';
import { QuestionDialog } from '../../ui/surface/question-dialog.js';
import { viewFrame } from '../../ui/surface/view-frame.js';
import { ensureRegistered } from '../../ui/tags.js';
import { moveStep } from './move-step.js';
import type { RefusedAction } from './refused-rows.js';
import { ClockTick } from '../../ui/clock-tick.js';
import { readRefused } from './sync-outbox.js';
import type { RefusedChanges } from './sync-outbox.js';
import { syncPage } from './sync-page.js';
import { SyncSentences } from './sync-sentences.js';
import type { SyncHost, SyncTools } from './sync-host.js';
import { adoptSyncStyles } from './sync-styles.js';
import { SyncWork } from './sync-work.js';

/** How often the time to the next try is told. */
const SECOND_MS = 1_000;

const TITLE_ID = 'sync-title';
const NOBODY: ReadonlyMap<CustomerId, string> = new Map();

/** All but the badge: the dialog with what waits and what was refused. */
export class SyncDesk implements ReactiveController {
  /** The sale or refund that another customer is being chosen for. */
  private moving: QueuedMutation | undefined;
  private isTitleNext = false;
  private hadFocus = false;

  private readonly search = createRef<HTMLElement>();
  private readonly localize: LocalizeController<typeof syncWords.words>;
  private readonly common: LocalizeController<typeof commonWords.words>;
  private readonly conflict: LocalizeController<typeof conflictWords.words>;
  private readonly form: LocalizeController<typeof formWords.words>;
  private readonly sentences: SyncSentences;
  private readonly refused: LiveQueryController<RefusedChanges>;
  private readonly countdown: ClockTick;
  private readonly question: QuestionDialog;
  private readonly surface: DialogSurface;
  private readonly work: SyncWork;

  constructor(
    private readonly host: SyncHost,
    private readonly tools: SyncTools,
  ) {
    host.addController(this);
    this.localize = new LocalizeController(host, syncWords);
    this.common = new LocalizeController(host, commonWords);
    this.conflict = new LocalizeController(host, conflictWords);
    this.form = new LocalizeController(host, formWords);
    this.sentences = new SyncSentences(this.localize, this.common);
    this.refused = new LiveQueryController<RefusedChanges>(host, readRefused, () => (this.surface.isOpen ? [] : null));
    this.countdown = new ClockTick(host, SECOND_MS);
    this.question = new QuestionDialog(host, 'sync-question');
    this.surface = new DialogSurface(host, {
      onDismiss: () => (this.moving ? this.back() : tools.leave()),
      closesOnScrim: true,
    });
    this.work = new SyncWork({
      ...{ announcer: tools.announcer, question: this.question, localize: this.localize, sentences: this.sentences },
      client: () => host.link.client,
      root: host.renderRoot,
      refused: () => this.refused.value,
      onRefusal: tools.onRefusal,
      onChange: () => host.requestUpdate(),
    });
    adoptSyncStyles(host.renderRoot);
  }

  show(): void {
    this.surface.show({ initial: () => this.title, returnTo: this.tools.badge() });
  }

  close(): void {
    this.moving = undefined;
    this.work.begin();
    this.surface.close(this.tools.badge());
  }

  hostUpdate(): void {
    const body = this.host.renderRoot.querySelector('.sync-surface');
    this.hadFocus = body !== null && isWithin(focusedElement(), body);
    // Whoever leaves takes with them what was being moved.
    if (this.refused.value?.isLocked) this.moving = undefined;
    const retryAt = this.tools.look()?.status.retryAt ?? null;
    const isCounting = this.surface.isOpen && retryAt !== null;
    this.countdown.run(isCounting ? this.host.link.client?.options.environment.clock : undefined);
  }

  hostUpdated(): void {
    // The row that had focus is gone.
    const isNext = this.isTitleNext || (this.hadFocus && focusedElement() === null);
    this.isTitleNext = false;
    if (isNext && this.surface.isOpen) focusFirst(this.title);
  }

  render(): unknown {
    const { localize, moving } = this;
    const frame = (): TemplateResult =>
      viewFrame({
        titleId: TITLE_ID,
        title: localize.t(moving ? 'sync.moveTitle' : 'sync.title'),
        level: this.host.headingLevel ?? this.host.link.presentation?.headingLevel ?? 2,
        ...(moving ? { back: { label: localize.t('sync.back'), onPress: () => this.back() } } : {}),
        close: { label: localize.t('sync.close'), onPress: this.tools.leave },
        body: moving ? this.renderMove(moving) : this.renderPage(),
      });
    const dialog = this.surface.render(frame, { labelledBy: TITLE_ID, className: 'sync-surface', part: 'dialog' });
    return [dialog, this.question.render()];
  }

  private renderPage(): unknown {
    const { localize, sentences, common, refused, work } = this;
    const { client } = this.host.link;
    const look = this.tools.look();
    if (!client || !look) return nothing;
    const speech = { words: this.conflict, form: this.form, settings: client.options };
    return syncPage({
      ...{ client, localize, sentences, speech, ...look },
      refused: refused.value,
      unread: refused.error ? localize.t('sync.notRead') : '',
      retryLabel: common.t('common.tryAgain'),
      failure: work.failure,
      isSyncing: work.isSyncing,
      busyId: work.busyId,
      onRetryRead: () => refused.retry(),
      onNow: () => void work.now(),
      onExport: () => void work.export(),
      onAction: (action, queued) => void this.act(action, queued),
      onPick: (queued, pick, field) => void work.settle(queued, { pick, field }, speech),
    });
  }

  private renderMove(moving: QueuedMutation): TemplateResult {
    const what = this.sentences.what(moving, this.refused.value?.names ?? NOBODY);
    return moveStep(
      {
        text: this.localize.t('sync.moveText', { what }),
        failure: this.work.failure,
        search: this.search,
        onChoose: (customerId) => void this.move(moving, customerId),
      },
      this.host,
    );
  }

  private async act(action: RefusedAction, queued: QueuedMutation): Promise<void> {
    if (action === 'retry') await this.work.retry(queued);
    else if (action === 'discard') await this.work.discard(queued);
    else await this.startMove(queued);
  }

  private async startMove(queued: QueuedMutation): Promise<void> {
    try {
      await ensureRegistered('customer-search');
    } catch (error) {
      // Offline before the first use, say: the next press tries again.
      return this.tools.onFailure(error);
    }
    // Whoever has left meanwhile comes back to the list.
    if (!this.surface.isOpen) return;
    this.work.begin();
    this.moving = queued;
    this.host.requestUpdate();
    await this.host.updateComplete;
    // A search that has just come has its field only after a render of its own.
    await (this.search.value as Partial<LitElement> | undefined)?.updateComplete;
    focusFirst(this.search.value);
  }

  private async move(moving: QueuedMutation, customerId: CustomerId): Promise<void> {
    if ((await this.work.move(moving, customerId)) && this.moving === moving) this.back();
  }

  private back(): void {
    this.moving = undefined;
    this.work.begin();
    this.isTitleNext = true;
    this.host.requestUpdate();
  }

  private get title(): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(`#${TITLE_ID}`);
  }
}
