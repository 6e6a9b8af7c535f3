import type { Context, ContextEvent } from '@lit/context';
import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { errorSentence } from '../../context/error-sentence.js';
import { HotkeyTarget } from '../../context/hotkey-targets.js';
import { LocalizeController } from '../../context/localize-controller.js';
import { SaleController } from '../../context/sale-controller.js';
import { VIEW_KINDS } from '../../context/stacked-view.js';
import type { StackedViewName } from '../../context/stacked-view.js';
import { viewHostContext } from '../../context/view-host-context.js';
import type { CustomerView, ViewHost, ViewRequest } from '../../context/view-host-context.js';
import { VIEW_TITLE_ID, ViewStack } from '../../context/view-stack.js';
import { WidgetElement } from '../../context/widget-element.js';
import { wrongValue } from '../../domain/wrong-value.js';
import type { CustomerId } from '../../domain/id.js';
import { PanelToggleEvent } from '../../events/panel-toggle.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { panelWords } from '../../ui/i18n/panel/en.js';
import { property } from '../../ui/property.js';
import { DialogSurface } from '../../ui/surface/dialog-surface.js';
import type { SurfaceKind } from '../../ui/surface/dialog-surface.js';
import { focusedElement, isWithin } from '../../ui/surface/focus.js';
import { surfaceStyles } from '../../ui/surface/surface-styles.js';
import { viewFrameStyles } from '../../ui/surface/view-frame-styles.js';
import { baseStyles } from '../../ui/theme/base-styles.js';
import { contentStyles } from '../../ui/theme/content-styles.js';
import { barAccount, barQueue, barSync } from './bar-places.js';
import { styles } from './customer-panel.styles.js';
import { peopleButton } from './people-button.js';
import { WidthController } from './width-controller.js';

/** How the panel's surface stands on the page. */
export type PanelMode = 'auto' | 'drawer' | 'dialog' | 'inline';

const MODES: readonly string[] = ['auto', 'drawer', 'dialog', 'inline'] satisfies PanelMode[];
const VIEWS: readonly string[] = Object.keys(VIEW_KINDS);
/** What shows a customer: the one asked for, else the one on the sale. */
const OF_A_CUSTOMER: readonly StackedViewName[] = ['edit', 'history', 'loyalty', 'credit'];

/** Under this width a drawer would leave nothing of what is beside it. */
const NARROW_PX = 600;

/**
 * The register bar and one surface with every view: the whole flow in one tag.
 *
 * @element customer-panel
 * @event {PanelToggleEvent} panel-toggle - After the surface has opened, closed, or shows another view.
 * @event {RegularsErrorEvent} regulars-error - A wrong attribute.
 * @slot trigger - Replaces the People button; a press on it opens the panel.
 * @slot actions - Stands at the end of the bar.
 * @slot error - Replaces the sentence of a failure.
 * @csspart base - All of it.
 * @csspart bar - The register bar.
 * @csspart people - The button that opens the panel.
 * @csspart surface - What the views stand in.
 * @csspart head - Back, title and Close.
 * @csspart heading - The title of the view.
 * @csspart error - What failed.
 */
export class CustomerPanelElement extends WidgetElement {
  static override readonly elementName = 'customer-panel';
  static override styles = [...baseStyles, ...contentStyles, surfaceStyles, viewFrameStyles, styles];

  /** `auto` is a full-size dialog where the panel is narrower than 600 px, else a drawer. */
  @property() mode: PanelMode = 'auto';
  /** Whether the surface shows. */
  @property({ type: Boolean }) open = false;
  /**
   * The view that shows, or shows first: `search`, `list`, `new`, `edit`, `history`, `loyalty`, `credit` or `queue`.
   * `search` where not given, in the profile `given-family` `list`.
   */
  @property() view?: StackedViewName | undefined;

  private saleCount: number | undefined;
  private customerId: CustomerId | null = null;
  /** Whether the cashier is being asked what to do with a form that is not saved. */
  private isClosing = false;

  private readonly opener = createRef<HTMLSlotElement>();
  private readonly account = createRef<HTMLElement>();
  private readonly localize = new LocalizeController(this, panelWords);
  private readonly commonWords = new LocalizeController(this, commonWords);
  private readonly sale = new SaleController(this);
  private readonly width = new WidthController(this, NARROW_PX);
  private readonly surface = new DialogSurface(this, {
    kind: () => this.surfaceKind,
    onDismiss: () => void this.views.back(),
    closesOnScrim: true,
  });
  private readonly views = new ViewStack(this, {
    onEmpty: () => {
      this.onEmpty();
    },
    onShow: () => {
      this.onShow();
    },
    onAttached: () => {
      this.onAttached();
    },
  });
  /** For whoever stands in the bar or around it; those in a view are answered by the views. */
  private readonly viewHost: ViewHost = {
    open: (view, request) => this.openOver(view, request),
    close: () => this.views.close(),
    say: (text) => this.views.say(text),
  };

  constructor() {
    super();
    for (const view of ['search', 'list'] as const) new HotkeyTarget(this, view, () => this.show(view));
    new HotkeyTarget(this, 'account', () => (this.sale.attachment ? this.account.value?.focus() : false));
  }

  /**
   * Opens the panel with one view; asks first where another one holds text that is not saved.
   *
   * @param customerId Whose form, history or balance; the customer on the sale where not given.
   */
  show(view: StackedViewName = this.firstView, customerId: CustomerId | null = null): void {
    this.customerId = customerId;
    if (this.surface.isOpen) void this.views.openAlone(view, this.requestFor(view));
    this.view = view;
    this.open = true;
  }

  /** Closes the panel; asks first where something is not saved. */
  close(): void {
    void this.views.closeAll();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('mode') || changed.has('view')) this.checkAttributes();
    this.followSale();
    if (this.open && !this.surface.isOpen) this.start();
    else if (!this.open && this.surface.isOpen) void this.closeIfMay();
    else if (this.open && changed.has('view') && this.view !== this.views.current) void this.change();
  }

  protected override render(): unknown {
    return html`<div class="base" part="base" @context-request=${this.onContextRequest}>
      <div class="bar" part="bar" role="group" aria-label=${this.localize.t('panel.bar')}>
        <slot name="trigger" ${ref(this.opener)} @click=${this.onTriggerClick}>${peopleButton(this.localize.t('panel.people'), this.open, this.sale.attachment !== null)}</slot>
        ${barAccount(this.account, this)} ${barQueue(this)}
        ${this.link.client?.options.remote ? barSync(this) : nothing}
        <slot name="actions"></slot>
      </div>
      ${this.renderFailure()}
      ${this.surface.render(() => this.views.render(), { labelledBy: VIEW_TITLE_ID, className: 'views', part: 'surface' })}
      ${this.views.renderSpeech()}
    </div>`;
  }

  private renderFailure(): unknown {
    if (!this.failure) return nothing;
    return html`<slot name="error"><p class="error" part="error">${errorSentence(this.commonWords, this.failure)}</p></slot>`;
  }

  private readonly onTriggerClick = (): void => {
    if (this.surface.isOpen) this.close();
    else this.show();
  };

  private readonly onContextRequest = (event: ContextEvent<Context<unknown, unknown>>): void => {
    if (event.context !== viewHostContext) return;
    event.stopPropagation();
    event.callback(this.viewHost);
  };

  /** The button that opens the panel, ours or the host's. @internal */
  readonly standIn = (): HTMLElement | null => {
    const [given] = this.opener.value?.assignedElements() ?? [];
    const opener = given ?? this.opener.value?.querySelector('button');
    return opener instanceof HTMLElement ? opener : null;
  };

  private onShow(): void {
    const { current } = this.views;
    if (current) this.view = current;
    if (current && this.surface.isOpen) this.dispatchEvent(new PanelToggleEvent({ open: true, view: current }));
  }

  private onEmpty(): void {
    this.open = false;
    this.view = undefined;
    if (!this.surface.isOpen) return;
    this.surface.close(this.standIn());
    this.dispatchEvent(new PanelToggleEvent({ open: false, view: this.firstView }));
  }

  private onAttached(): void {
    const focused = focusedElement();
    const hadFocus = focused === null || isWithin(focused, this);
    // In the flow it is a part of the page, and stays; elsewhere the sale is what to look at now.
    if (this.surfaceKind === 'inline') this.views.restart(this.firstView, this.requestFor(this.firstView));
    else this.views.clear();
    if (hadFocus) this.account.value?.focus();
  }

  /** Where HT-Retail's cashiers look first, and where KlickTrack's do. */
  private get firstView(): StackedViewName {
    return this.link.client?.options.profile === 'given-family' ? 'list' : 'search';
  }

  private get surfaceKind(): SurfaceKind {
    if (this.mode === 'drawer' || this.mode === 'inline') return this.mode;
    return this.mode === 'dialog' || this.width.isNarrow ? 'modal' : 'drawer';
  }

  private start(): void {
    const view = this.view ?? this.firstView;
    this.views.restart(view, this.requestFor(view));
    this.openSurface();
  }

  private openOver(view: CustomerView, request: ViewRequest): void {
    this.views.open(view, request);
    this.open = true;
    if (!this.surface.isOpen) this.openSurface(request.returnFocus);
  }

  private openSurface(returnTo?: HTMLElement): void {
    this.surface.show({ initial: () => this.views.title, returnTo });
    this.dispatchEvent(new PanelToggleEvent({ open: true, view: this.views.current ?? this.firstView }));
  }

  private async closeIfMay(): Promise<void> {
    if (this.isClosing) return;
    this.isClosing = true;
    await this.views.closeAll();
    this.isClosing = false;
    // Kept open by who goes on editing.
    this.open = this.surface.isOpen;
  }

  private async change(): Promise<void> {
    const view = this.view ?? this.firstView;
    const isShown = await this.views.openAlone(view, this.requestFor(view));
    if (!isShown && this.views.current) this.view = this.views.current;
  }

  private requestFor(view: StackedViewName): ViewRequest {
    const customerId = OF_A_CUSTOMER.includes(view) ? (this.customerId ?? this.sale.attachment?.customer.id ?? null) : null;
    this.customerId = null;
    return { customerId, attachOnSave: view === 'new' };
  }

  private followSale(): void {
    const saleCount = this.link.presentation?.saleCount;
    if (saleCount === this.saleCount) return;
    if (this.saleCount !== undefined && saleCount !== undefined) this.views.startAfresh();
    this.saleCount = saleCount;
  }

  private checkAttributes(): void {
    this.failure = undefined;
    if (!MODES.includes(this.mode)) {
      this.fail(wrongValue('mode', MODES.join(', ')));
      this.mode = 'auto';
    }
    if (this.view && !VIEWS.includes(this.view)) {
      this.fail(wrongValue('view', VIEWS.join(', ')));
      this.view = undefined;
    }
  }
}
