import type { Context, ContextEvent } from '@lit/context';
import { html, nothing } from 'lit';
import type { ReactiveController, TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SaleOrigin } from '../domain/open-sale.js';
import { Announcer } from '../ui/a11y/announcer.js';
import { containKeys } from '../ui/a11y/key-containment.js';
import { panelWords } from '../ui/i18n/panel/en.js';
import type { PanelWords } from '../ui/i18n/panel/en.js';
import { list, magnifier } from '../ui/icons.js';
import { focusFirst } from '../ui/surface/focus.js';
import { QuestionDialog } from '../ui/surface/question-dialog.js';
import { viewFrame } from '../ui/surface/view-frame.js';
import { ensureRegistered } from '../ui/tags.js';
import type { CustomerClient } from './customer-client-context.js';
import { LocalizeController } from './localize-controller.js';
import type { SpeakingElement } from './localize-controller.js';
import { SaleController } from './sale-controller.js';
import type { SaleElement } from './sale-controller.js';
import { draftOffer, isUnsaved, isUnsavedForm } from './unsaved-form.js';
import { viewHostContext } from './view-host-context.js';
import { FINDERS, stackedView, VIEW_KINDS } from './stacked-view.js';
import type { StackedView, StackedViewName } from './stacked-view.js';
import type { ViewHost, ViewRequest } from './view-host-context.js';

/** An element that shows views: they get its client, language and heading level. */
export interface ViewShowingElement extends SpeakingElement, SaleElement {
  readonly link: SpeakingElement['link'];
  client?: CustomerClient | undefined;
  headingLevel?: number | undefined;
}

/** What puts somebody on the sale so that the views have done their work. */
const DONE_BY: readonly unknown[] = ['search', 'form', 'scan'] satisfies SaleOrigin[];

/** How long a surface takes to go: nothing outside a modal one is heard before. */
const CLOSING_MS = 150;

export interface ViewStackOptions {
  /** Called when the last view has closed, or was asked to. */
  readonly onEmpty: () => void;
  /** Called when another view shows. */
  readonly onShow?: () => void;
  /** Called when a customer chosen or written down here has come on the sale. All views leave where not given. */
  readonly onAttached?: () => void;
}

/** Id of the title of the view that shows, in the root of the element. */
export const VIEW_TITLE_ID = 'view-title';

/**
 * Views one over another, one at a time, under one head. Those below keep what was typed in them. Whoever stands
 * in a view and asks for another one gets it here.
 */
export class ViewStack implements ReactiveController, ViewHost {
  private views: readonly StackedView[] = [];
  private lastKey = 0;
  private isGoingBack = false;
  /** What takes focus with the next render; the title where it is gone. */
  private focusNext: { readonly element: HTMLElement | undefined } | undefined;
  private kept: Omit<StackedView, 'key'> | undefined;
  /** When the customer on the sale came on it, as far as it is known here. */
  private seenAttachment: string | undefined;
  private readonly frame = createRef<HTMLElement>();
  private readonly words: LocalizeController<PanelWords>;
  private readonly sale: SaleController;
  private readonly question: QuestionDialog;
  /** Heard while views show, and once they have gone. */
  private readonly within: Announcer;
  private readonly outside: Announcer;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ViewShowingElement,
    private readonly options: ViewStackOptions,
  ) {
    this.words = new LocalizeController(host, panelWords);
    this.sale = new SaleController(host);
    this.question = new QuestionDialog(host, 'discard');
    this.within = new Announcer(host);
    this.outside = new Announcer(host);
    host.addController(this);
  }

  /** The view that shows. */
  get current(): StackedViewName | undefined {
    return this.views.at(-1)?.view;
  }

  /** What takes focus when a view has come. */
  get title(): HTMLElement | null {
    return this.frame.value?.querySelector<HTMLElement>('[role="heading"]') ?? null;
  }

  /** Shows a view over those that are there. */
  open(view: StackedViewName, request: ViewRequest): void {
    if (this.views.length === 0) this.seenAttachment = this.sale.attachment?.attachedAt;
    this.lastKey += 1;
    this.isGoingBack = false;
    this.show([...this.views, { key: this.lastKey, view, request }]);
    void this.load(view);
  }

  /** Shows one view and nothing under it. Asks first where something is not saved; resolves to whether it shows. */
  async openAlone(view: StackedViewName, request: ViewRequest): Promise<boolean> {
    if (!(await this.mayLeave(this.views))) return false;
    this.restart(view, request);
    return true;
  }

  /** Shows one view and nothing under it, without a question. */
  restart(view: StackedViewName, request: ViewRequest): void {
    this.views = [];
    this.open(view, request);
  }

  /** Leaves the view that shows, and the surface with the last one. */
  close(): void {
    void this.back();
  }

  say(text: string): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      (this.views.length > 0 ? this.within : this.outside).say(text);
    }, CLOSING_MS);
  }

  /** Leaves the view that shows. Asks first where something is not saved. */
  async back(): Promise<void> {
    const [top] = this.views.slice(-1);
    if (top && !(await this.mayLeave([top]))) return;
    this.leave(this.views.slice(0, -1), top);
  }

  /** Leaves all views. Asks first where something is not saved. */
  async closeAll(): Promise<void> {
    if (await this.mayLeave(this.views)) this.clear();
  }

  /** Leaves all views without a question. */
  clear(): void {
    this.leave([], this.views.at(0));
  }

  /** Leaves all views for the next sale, and keeps a form that is not saved, to be offered back. */
  startAfresh(): void {
    const elements = this.viewElements();
    const form = elements.findLast((element) => isUnsavedForm(element));
    const stacked = form && this.views[elements.indexOf(form)];
    if (form && stacked && isUnsavedForm(form)) {
      // Whom it was for is not on the next sale: saved later, it puts nobody on it.
      this.kept = { view: stacked.view, request: { customerId: stacked.request.customerId, draft: form.draft } };
    }
    this.clear();
  }

  hostUpdated(): void {
    if (this.focusNext && this.title) {
      focusFirst(this.focusNext.element, this.title);
      this.focusNext = undefined;
    }
    const { attachment } = this.sale;
    if (attachment?.attachedAt === this.seenAttachment) return;
    this.seenAttachment = attachment?.attachedAt;
    // Whoever was looked for, or just written down, is on the sale: back to it.
    if (this.views.length > 0 && DONE_BY.includes(attachment?.origin)) {
      void this.host.updateComplete.then(() => {
        if (this.options.onAttached) this.options.onAttached();
        else this.clear();
      });
    }
  }

  hostDisconnected(): void {
    clearTimeout(this.waiting);
  }

  /** What is heard once the views have gone: outside the surface, in every render. */
  renderSpeech(): TemplateResult {
    return this.outside.render();
  }

  /** The head and the view that shows. `nothing` of it is there while no view is open. */
  render(): TemplateResult {
    const view = this.current ?? 'search';
    const frame = viewFrame({
      titleId: VIEW_TITLE_ID,
      title: this.words.t(VIEW_KINDS[view].title),
      level: this.host.headingLevel ?? this.host.link.presentation?.headingLevel ?? 2,
      ...(this.views.length > 1 ? { back: { label: this.words.t('panel.back'), onPress: () => void this.back() } } : {}),
      ...this.finder(view),
      close: { label: this.words.t('panel.close'), onPress: () => void this.closeAll() },
      body: [view === 'search' ? this.renderOffer() : nothing, repeat(this.views, keyOf, (stacked) => this.renderView(stacked))],
    });
    return html`<div
        class="frame-host"
        ${ref(this.frame)}
        @context-request=${this.onContextRequest}
        @customer-save=${this.onCustomerSave}
        @keydown=${this.onKeyDown}
      >
        ${frame} ${this.within.render()}
      </div>
      ${this.question.render()}`;
  }

  private renderView(stacked: StackedView): TemplateResult {
    const className = `view view-${stacked.view} ${this.isGoingBack ? 'backwards' : ''}`;
    return stackedView(stacked, this.host, { className, isHidden: stacked !== this.views.at(-1) });
  }

  /** The way from the search to the list and back. */
  private finder(view: StackedViewName): Pick<Parameters<typeof viewFrame>[0], 'beside'> {
    const other = FINDERS[view];
    if (other === undefined) return {};
    const onPress = (): void => {
      // Who came from there goes back to it: what was typed is still there.
      if (this.views.at(-2)?.view === other) void this.back();
      else this.open(other, { customerId: null });
    };
    return { beside: { label: this.words.t(VIEW_KINDS[other].title), icon: other === 'list' ? list : magnifier, onPress } };
  }

  private renderOffer(): unknown {
    const { kept } = this;
    if (!kept) return nothing;
    const drop = (): void => {
      this.kept = undefined;
      this.host.requestUpdate();
    };
    const onContinue = (): void => {
      drop();
      this.open(kept.view, kept.request);
    };
    return draftOffer(this.words, { onContinue, onDrop: drop });
  }

  private readonly onContextRequest = (event: ContextEvent<Context<unknown, unknown>>): void => {
    if (event.context !== viewHostContext) return;
    event.stopPropagation();
    event.callback(this);
  };

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    const isTyping = [...event.key].length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!isTyping || event.target !== this.title || this.current !== 'search') return;
    // The title has focus, as in every view; who just types means the field, and gets the letter there too. A hotkey of
    // the host's must not take it first: it sees our tag, and no input.
    this.viewElements().at(-1)?.focus();
    containKeys(event);
  };

  private readonly onCustomerSave = (): void => {
    const [top] = this.views.slice(-1);
    // One that is also to be put on the sale is not done yet: the form says so if it is refused.
    if (top && top.request.attachOnSave !== true) this.leave(this.views.slice(0, -1), top);
  };

  private show(views: readonly StackedView[], focused?: HTMLElement): void {
    this.views = views;
    this.focusNext = { element: focused };
    this.host.requestUpdate();
    this.options.onShow?.();
  }

  private leave(views: readonly StackedView[], left: StackedView | undefined): void {
    this.isGoingBack = true;
    if (views.length > 0) {
      this.show(views, left?.request.returnFocus);
      return;
    }
    this.views = views;
    this.host.requestUpdate();
    this.options.onEmpty();
  }

  private async mayLeave(views: readonly StackedView[]): Promise<boolean> {
    const left = this.viewElements().slice(this.views.length - views.length);
    if (!left.some((element) => isUnsaved(element))) return true;
    return this.question.ask({
      title: this.words.t('panel.discardTitle'),
      text: this.words.t('panel.discardText'),
      confirm: this.words.t('panel.discard'),
      cancel: this.words.t('panel.keepEditing'),
    });
  }

  private async load(view: StackedViewName): Promise<void> {
    await ensureRegistered(VIEW_KINDS[view].element);
    // Its tag may be another one only now.
    this.host.requestUpdate();
  }

  private viewElements(): HTMLElement[] {
    return [...(this.frame.value?.querySelectorAll<HTMLElement>('.view') ?? [])];
  }
}

function keyOf({ key }: StackedView): number {
  return key;
}
