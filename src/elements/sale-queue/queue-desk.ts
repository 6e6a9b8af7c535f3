import type { ReactiveController, TemplateResult } from 'lit';
import { LocalizeController } from '../../context/localize-controller.js';
import type { CustomerClient, OpenSale } from '../../context/customer-client-context.js';
import { PinPad } from '../../context/pin-pad.js';
import { resumedSale } from '../../context/resumed-sale.js';
import type { ParkedSale } from '../../domain/parked-sale.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { queueWords } from '../../ui/i18n/queue/en.js';
import { DialogSurface } from '../../ui/surface/dialog-surface.js';
import { QuestionDialog } from '../../ui/surface/question-dialog.js';
import { viewFrame } from '../../ui/surface/view-frame.js';
import { CartLook } from './cart-look.js';
import { QueueFocus } from './queue-focus.js';
import { queueList } from './queue-list.js';
import { QueueMenus } from './queue-menus.js';
import type { RowAction } from './queue-row.js';
import { sceneOf } from './queue-scene.js';
import type { QueueHost, QueueState, QueueTools } from './queue-scene.js';
import { QueueSentences } from './queue-sentences.js';
import { adoptQueueStyles } from './queue-styles.js';
import { QueueWork } from './queue-work.js';
import { SaleName } from './sale-name.js';
import { NAME_ID, saveStep } from './save-step.js';

const TITLE_ID = 'queue-title';

/** All of a queue but its lightning: the list and *Save Sale*. */
export class QueueDesk implements ReactiveController {
  private step: 'list' | 'save' = 'list';
  /** What is resumed once the sale on this register is saved. */
  private thenResume: { readonly sale: ParkedSale; readonly takesOver: boolean } | undefined;
  private seenQueue: QueueState | undefined;

  private readonly localize: LocalizeController<typeof queueWords.words>;
  private readonly common: LocalizeController<typeof commonWords.words>;
  private readonly sentences: QueueSentences;
  private readonly menus: QueueMenus;
  private readonly cart: CartLook;
  private readonly focus: QueueFocus;
  private readonly question: QuestionDialog;
  private readonly pad: PinPad;
  private readonly surface: DialogSurface;
  private readonly work: QueueWork;
  private readonly saleName: SaleName;

  constructor(
    private readonly host: QueueHost,
    private readonly tools: QueueTools,
  ) {
    host.addController(this);
    this.localize = new LocalizeController(host, queueWords);
    this.common = new LocalizeController(host, commonWords);
    this.sentences = new QueueSentences(this.localize, this.common);
    this.saleName = new SaleName(host.link, this.localize);
    this.menus = new QueueMenus(host);
    this.focus = new QueueFocus(host);
    this.question = new QuestionDialog(host, 'queue-question');
    this.pad = new PinPad(host);
    this.surface = new DialogSurface(host, {
      onDismiss: () => (this.step === 'save' ? this.back() : this.tools.leave()),
      closesOnScrim: true,
    });
    const { localize, sentences, question } = this;
    const scene = () => sceneOf(host, this.pad);
    this.work = new QueueWork({
      ...{ ...tools, localize, sentences, question, scene },
      onChange: () => host.requestUpdate(),
    });
    this.cart = new CartLook(host, scene, () => this.work.isBusy);
    adoptQueueStyles(host.renderRoot);
  }

  /** Whether the cashier sees it. */
  get isShown(): boolean {
    return this.tools.isView() || this.surface.isOpen;
  }

  /** Opens the dialog with the list, where there is no panel around. */
  show(): void {
    if (this.isShown) return;
    void this.cart.again();
    this.surface.show({
      initial: () => this.focus.find(`#${NAME_ID}`) ?? this.focus.find(`#${TITLE_ID}`),
      returnTo: this.tools.trigger(),
    });
  }

  close(): void {
    this.step = 'list';
    this.thenResume = undefined;
    this.work.failure = '';
    this.surface.close(this.tools.trigger());
  }

  /** Asks for the name to save the sale under. */
  askName(): void {
    this.saleName.propose(this.tools.queue.value?.sales ?? []);
    this.work.failure = '';
    this.step = 'save';
    this.focus.goTo('name');
  }

  hostUpdate(): void {
    this.focus.beforeUpdate();
    // What comes into the queue or leaves it may come from this register's cart.
    if (this.tools.queue.value === this.seenQueue) return;
    this.seenQueue = this.tools.queue.value;
    void this.cart.again();
  }

  hostUpdated(): void {
    this.menus.keep((this.seenQueue?.sales ?? []).map(({ id }) => id));
    this.focus.afterUpdate(this.isShown);
  }

  /** In a panel the body, elsewhere a dialog with it. */
  render(): unknown {
    this.cart.follow(this.isShown);
    if (this.tools.isView()) return [this.renderStep(), this.question.render(), this.pad.render()];
    const isSaving = this.step === 'save';
    const frame = (): TemplateResult =>
      viewFrame({
        titleId: TITLE_ID,
        title: this.localize.t(isSaving ? 'queue.save' : 'queue.title'),
        level: this.level,
        ...(isSaving ? { back: { label: this.localize.t('queue.back'), onPress: () => this.back() } } : {}),
        close: { label: this.localize.t('queue.close'), onPress: this.tools.leave },
        body: this.renderStep(),
      });
    const dialog = this.surface.render(frame, { labelledBy: TITLE_ID, className: 'queue-surface', part: 'dialog' });
    return [dialog, this.question.render(), this.pad.render()];
  }

  private get level(): number {
    return this.host.headingLevel ?? this.host.link.presentation?.headingLevel ?? 2;
  }

  private renderStep(): unknown {
    const { client, sale } = this.host.link;
    if (this.step === 'save') return this.renderSave();
    return client && sale ? this.renderList(client, sale) : undefined;
  }

  private renderSave(): TemplateResult {
    const { localize, thenResume, work } = this;
    return saveStep({
      localize,
      headingLevel: this.tools.isView() ? Math.min(this.level + 1, 6) : null,
      reason: thenResume ? localize.t('queue.saveFirst', { label: thenResume.sale.label }) : '',
      name: this.saleName.value,
      problem: this.saleName.problem,
      failure: work.failure,
      isSaving: work.isSaving,
      onInput: (name) => {
        this.saleName.write(name);
        this.host.requestUpdate();
      },
      onSave: () => void this.save(),
      onCancel: () => this.back(),
    });
  }

  private renderList(client: CustomerClient, sale: OpenSale): TemplateResult {
    const { localize, sentences, menus, work, tools } = this;
    const { value, error } = tools.queue;
    return queueList({
      ...{ client, localize, sentences, menus, hasCart: this.cart.hasCart },
      queue: value,
      onScreenId: resumedSale(client, sale),
      busyId: work.busyId,
      failure: work.failure,
      unread: error ? localize.t('queue.failed.list') : '',
      retryLabel: this.common.t('common.tryAgain'),
      onRetry: () => tools.queue.retry(),
      onLook: () => void this.cart.again(),
      onSave: () => this.askName(),
      onAction: (action, parked) => void this.act(action, parked),
    });
  }

  private back(): void {
    this.step = 'list';
    this.thenResume = undefined;
    this.work.failure = '';
    this.focus.goTo('first');
  }

  private async save(): Promise<void> {
    const { thenResume, work, saleName } = this;
    if (!saleName.check()) {
      this.focus.goTo('name');
      return;
    }
    if (!(await work.park(saleName.value.trim(), thenResume !== undefined))) return;
    saleName.forget();
    const { failure } = work;
    if (failure === '' && !thenResume) return this.tools.leave();
    this.back();
    work.failure = failure;
    if (failure === '' && thenResume) await this.resume(thenResume.sale, thenResume.takesOver);
  }

  private async act(action: RowAction, parked: ParkedSale): Promise<void> {
    if (action === 'resume') await this.resume(parked, false);
    else if (action === 'take-over') await this.resume(parked, true);
    else if (action === 'release') await this.work.release(parked);
    else await (action === 'dismiss' ? this.work.erase(parked) : this.work.remove(parked));
  }

  private async resume(parked: ParkedSale, takesOver: boolean): Promise<void> {
    const { tools, work } = this;
    const end = await (takesOver ? work.takeOver(parked) : work.resume(parked, false));
    if (end === 'resumed' && work.failure === '') return tools.leave();
    if (end === 'occupied') this.offerSave(parked, takesOver);
    void this.cart.again();
  }

  /** A sale is never written over: it is saved first, and the other one comes then. */
  private offerSave(parked: ParkedSale, takesOver: boolean): void {
    const { localize, tools, work } = this;
    const mayPark = tools.queue.value?.mayPark === true;
    if (mayPark) {
      this.thenResume = { sale: parked, takesOver };
      this.askName();
    } else work.failure = localize.t('queue.finishFirst');
    tools.announcer.alert(mayPark ? localize.t('queue.saveFirst', { label: parked.label }) : work.failure);
  }
}
