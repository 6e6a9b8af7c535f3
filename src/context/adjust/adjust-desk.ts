import { html, nothing } from 'lit';
import type { ReactiveController, TemplateResult } from 'lit';
import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import { permissionOf } from '../../domain/policy.js';
import { Announcer } from '../../ui/a11y/announcer.js';
import { adjustStyles } from '../../ui/adjust/adjust-styles.js';
import { FIGURE_ID } from '../../ui/adjust/adjust-form.js';
import { tileId } from '../../ui/adjust/adjust-tiles.js';
import { REASON_ID } from '../../ui/adjust/reason-chips.js';
import { formStyles } from '../../ui/form/form-styles.js';
import { panelWords } from '../../ui/i18n/panel/en.js';
import { DialogSurface } from '../../ui/surface/dialog-surface.js';
import { QuestionDialog } from '../../ui/surface/question-dialog.js';
import { surfaceStyles } from '../../ui/surface/surface-styles.js';
import { viewFrame } from '../../ui/surface/view-frame.js';
import { viewFrameStyles } from '../../ui/surface/view-frame-styles.js';
import { contentStyles } from '../../ui/theme/content-styles.js';
import { LiveQueryController } from '../live-query-controller.js';
import { LocalizeController } from '../localize-controller.js';
import { ShownCustomer } from '../shown-customer.js';
import type { CustomerShowingElement } from '../shown-customer.js';
import type { ViewHost } from '../view-host-context.js';
import { AdjustFlow } from './adjust-flow.js';
import type { Adjusted, AdjustKind, AdjustWay } from './adjust-kind.js';
import { AdjustPage } from './adjust-page.js';
import type { AdjustAccount } from './adjust-page.js';
import { PinPad } from '../pin-pad.js';
import type { ApprovingElement } from '../pin-pad.js';

/** An element in which something is adjusted. */
export interface AdjustingElement extends ApprovingElement, CustomerShowingElement {
  readonly link: ApprovingElement['link'] & CustomerShowingElement['link'];
  readonly open: boolean;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

export interface DeskTools {
  /** The panel or dialog that shows the element as one of its views. */
  readonly viewHost: () => ViewHost | undefined;
  /** Given beforehand: the tiles are passed over. */
  readonly way: () => AdjustWay | undefined;
  /** Says what was saved once the dialog has gone. */
  readonly announcer: Announcer;
  readonly onFailure: (error: RegularsError) => void;
  /** The element's own dialog is to go. */
  readonly onClose: () => void;
}

/** Whose account, and which of theirs. */
type AccountArgs = readonly [CustomerId, unit: string];

const TITLE_ID = 'adjust-title';

/** All of an adjustment but its element: fetched when it is first shown. */
export class AdjustDesk implements ReactiveController {
  private isShown = false;
  /** Whether the way given beforehand has been gone. */
  private isStarted = false;
  private failure: RegularsError | null = null;
  private focusNext: string | undefined;
  private readonly announcer: Announcer;
  private readonly customer: ShownCustomer;
  private readonly words: LocalizeController<typeof panelWords.words>;
  private readonly surface: DialogSurface;
  private readonly question: QuestionDialog;
  private readonly pad: PinPad;
  private readonly flow: AdjustFlow;
  private readonly page: AdjustPage;
  private readonly account: LiveQueryController<AdjustAccount, AccountArgs>;

  constructor(
    private readonly host: AdjustingElement,
    private readonly kind: AdjustKind,
    private readonly tools: DeskTools,
  ) {
    this.announcer = new Announcer(host);
    this.customer = new ShownCustomer(host);
    this.words = new LocalizeController(host, panelWords);
    this.pad = new PinPad(host);
    this.account = new LiveQueryController<AdjustAccount, AccountArgs>(
      host,
      async (reader, [customerId]) => {
        const details = await reader.get(customerId);
        if (!details) return null;
        const { cashier } = reader.options;
        const balance = await kind.read(reader, customerId);
        return { balance, name: details.customer.displayName, permission: permissionOf(cashier, kind.permission) };
      },
      () => (this.customer.id === null ? null : [this.customer.id, kind.unit]),
    );
    this.flow = new AdjustFlow({
      kind,
      client: () => host.link.client,
      balance: () => this.account.value?.balance,
      approve: (intent) => this.pad.request(intent),
      againNote: () => this.page.againNote,
      changed: (focus) => this.onChanged(focus),
      failed: (error) => this.onFailed(error),
      done: (adjusted) => this.onDone(adjusted),
      cancelled: (way) => this.onCancelled(way),
    });
    this.page = new AdjustPage(host, kind, this.flow, () => void this.leave());
    this.surface = new DialogSurface(host, { onDismiss: () => void this.leave() });
    this.question = new QuestionDialog(host, 'discard');
    const sheets = [...contentStyles, formStyles, surfaceStyles, viewFrameStyles, adjustStyles];
    if (host.renderRoot instanceof ShadowRoot) {
      host.renderRoot.adoptedStyleSheets.push(...sheets.flatMap(({ styleSheet }) => styleSheet ?? []));
    }
    host.addController(this);
  }

  /** Whether something is typed that is not saved. */
  get dirty(): boolean {
    return this.flow.draft !== null && this.flow.draft.text !== '';
  }

  hostUpdate(): void {
    if (this.customer.id !== this.flow.customerId) this.startAfresh();
    const isShown = this.host.open || this.tools.viewHost() !== undefined;
    if (isShown === this.isShown) return;
    this.isShown = isShown;
    this.startAfresh();
    if (this.tools.viewHost()) return;
    if (isShown) this.surface.show({ initial: () => this.find(TITLE_ID) });
    else this.surface.close();
  }

  hostUpdated(): void {
    const target = this.focusNext === undefined ? null : this.find(this.focusNext);
    if (target && !this.flow.isApproving) {
      this.focusNext = undefined;
      target.focus();
    }
    this.start();
  }

  hostDisconnected(): void {
    this.pad.close();
  }

  render(): TemplateResult {
    const alone = this.tools.viewHost() === undefined;
    return html`${
      alone
        ? this.surface.render(() => this.renderAlone(), { label: this.kind.title, className: 'adjust', part: 'dialog' })
        : this.renderPage()
    }
    ${this.pad.render()} ${this.question.render()}`;
  }

  private renderAlone(): TemplateResult {
    return viewFrame({
      titleId: TITLE_ID,
      title: this.kind.title,
      level: this.host.headingLevel ?? this.host.link.presentation?.headingLevel ?? 2,
      close: { label: this.words.t('panel.close'), onPress: () => void this.leave() },
      body: this.renderPage(),
    });
  }

  private renderPage(): unknown {
    if (!this.isShown) return nothing;
    return html`${this.page.render({
      account: this.customer.id === null ? 'nobody' : (this.account.value ?? (this.account.value === null ? 'gone' : undefined)),
      error: this.failure ?? this.account.error ?? null,
      way: this.tools.way(),
    })}
    ${this.announcer.render()}`;
  }

  /** Goes the way that was given, once it is known whose account it is. */
  private start(): void {
    const way = this.tools.way();
    if (!this.isShown || this.isStarted || way === undefined || !this.account.value) return;
    this.isStarted = true;
    // Not while the page is still being drawn.
    queueMicrotask(() => void this.flow.choose(way));
  }

  private startAfresh(): void {
    this.pad.close();
    this.flow.restart(this.customer.id);
    this.failure = null;
    this.isStarted = false;
  }

  private onChanged(focus?: 'field' | 'reason'): void {
    this.failure = null;
    if (focus) this.focusNext = focus === 'field' ? FIGURE_ID : REASON_ID;
    const { draft } = this.flow;
    const { value } = this.account;
    // Said after a pause in which nothing more was typed.
    if (draft && value) this.announcer.say(this.page.saidOf(draft, value), 600);
    this.host.requestUpdate();
  }

  private onFailed(error: RegularsError): void {
    this.failure = asRegularsError(error, 'unsupported', 'This could not be adjusted.');
    this.announcer.alert(this.page.sentence(this.failure));
    this.tools.onFailure(this.failure);
    this.host.requestUpdate();
  }

  private onCancelled(way: AdjustWay): void {
    if (this.flow.draft) this.focusNext = FIGURE_ID;
    // Nothing was begun: who came for one thing goes back to where that was.
    else if (this.tools.way() !== undefined) void this.leave();
    // A press does not give focus to a button everywhere.
    else this.focusNext = tileId(way === 'give');
  }

  private onDone(adjusted: Adjusted): void {
    const viewHost = this.tools.viewHost();
    this.flow.restart(this.customer.id);
    this.kind.tell(adjusted);
    if (viewHost) {
      viewHost.close();
      return viewHost.say(this.kind.saved(adjusted));
    }
    this.tools.onClose();
    // Nothing outside a modal dialog is heard before it has closed.
    this.tools.announcer.say(this.kind.saved(adjusted), 150);
  }

  private async leave(): Promise<void> {
    const viewHost = this.tools.viewHost();
    // A view asks by itself before it closes.
    if (viewHost) return viewHost.close();
    if (this.flow.isSaving) return;
    const isSure =
      !this.dirty ||
      (await this.question.ask({
        title: this.words.t('panel.discardTitle'),
        text: this.words.t('panel.discardText'),
        confirm: this.words.t('panel.discard'),
        cancel: this.words.t('panel.keepEditing'),
      }));
    if (isSure) this.tools.onClose();
  }

  private find(id: string): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(`#${id}`);
  }
}
