import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { focusedElement, focusFirst, isWithin } from './focus.js';
import { followVisibleHeight } from './visible-height.js';

/** `modal` stops the page, `drawer` stands over it and leaves it alive, `inline` stands in its flow. */
export type SurfaceKind = 'modal' | 'drawer' | 'inline';

export interface SurfaceLook {
  /** Its name; `labelledBy` is an id in the same root and goes over it. */
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string;
  readonly role?: 'dialog' | 'alertdialog';
  /** Class names besides `surface` and the kind. */
  readonly className?: string;
  readonly part?: string;
}

export interface SurfaceOptions {
  /** Asked when Escape, the device's Back or a press beside a modal wants it closed. It may call `close()`, or not. */
  readonly onDismiss: () => void;
  /** `modal` where not given; another answer while it is open shows the same content in the other way. */
  readonly kind?: () => SurfaceKind;
  /** Whether a press beside it dismisses it. */
  readonly closesOnScrim?: boolean;
}

export interface SurfaceFocus {
  /** Takes focus first; the first control where not given. */
  readonly initial?: () => HTMLElement | null;
  /** Takes focus when it closes; what has it now where not given. */
  readonly returnTo?: HTMLElement | null | undefined;
}

/**
 * A native `<dialog>` in its element's own root, so that hosts' focus traps and outside-click tests see our tag.
 * One element whatever its kind: changing it loses no text. Needs `surfaceStyles` in its root.
 */
export class DialogSurface implements ReactiveController {
  /** Whether it shows. */
  isOpen = false;

  private readonly element = createRef<HTMLDialogElement>();
  private shownAs: SurfaceKind | undefined;
  private focus: SurfaceFocus = {};
  private lastFocused: HTMLElement | null = null;
  private stopFollowing = (): void => undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly options: SurfaceOptions,
  ) {
    host.addController(this);
  }

  /** Shows it with the host's next render. */
  show(focus: SurfaceFocus = {}): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.focus = { ...focus, returnTo: focus.returnTo ?? focusedElement() };
    this.lastFocused = null;
    this.host.requestUpdate();
  }

  /** @param standIn Takes focus where what had it before is gone. */
  close(standIn?: HTMLElement | null): void {
    if (!this.isOpen) return;
    // What the cashier has turned to beside a drawer keeps focus.
    const hadFocus =
      this.shownAs === 'modal' || (this.element.value !== undefined && isWithin(focusedElement(), this.element.value));
    this.isOpen = false;
    this.hide();
    if (hadFocus) focusFirst(this.focus.returnTo, standIn);
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    const dialog = this.element.value;
    const kind = this.kind();
    if (!this.isOpen || !dialog?.isConnected || (kind === this.shownAs && isShown(dialog))) return;
    // Showing it focuses something by itself.
    const { lastFocused } = this;
    this.hide();
    this.shownAs = kind;
    if (kind === 'modal') dialog.showModal();
    else if (kind === 'drawer' && hasPopover) showAsPopover(dialog);
    else dialog.show();
    this.stopFollowing = followVisibleHeight(dialog);
    focusFirst(lastFocused, this.focus.initial?.());
  }

  hostConnected(): void {
    // Moved while open: shown again where it is now, with focus where it was.
    if (this.isOpen) this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.hide();
  }

  /** The surface, with its content only while it is open. */
  render(content: () => unknown, { label, labelledBy, describedBy, role, className = '', part }: SurfaceLook): TemplateResult {
    return html`<dialog
      ${ref(this.element)}
      class=${`surface ${this.kind()} ${className}`}
      part=${part ?? nothing}
      role=${role ?? nothing}
      aria-label=${labelledBy === undefined ? (label ?? nothing) : nothing}
      aria-labelledby=${labelledBy ?? nothing}
      aria-describedby=${describedBy ?? nothing}
      @keydown=${this.onKeyDown}
      @cancel=${this.onCancel}
      @close=${this.onClose}
      @pointerdown=${this.onPointerDown}
      @focusin=${this.onFocusIn}
    >
      ${this.isOpen ? content() : nothing}
    </dialog>`;
  }

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    // The second Escape in a row cannot be refused in `cancel` (Chromium), and unsaved text would go with it.
    event.preventDefault();
    event.stopPropagation();
    this.options.onDismiss();
  };

  private readonly onCancel = (event: Event): void => {
    // A file field inside fires one too.
    if (event.target !== this.element.value) return;
    event.preventDefault();
    this.options.onDismiss();
  };

  private readonly onClose = (event: Event): void => {
    const dialog = this.element.value;
    if (!dialog || event.target !== dialog) return;
    event.stopPropagation();
    // Closed by the browser against our will: whoever owns it decides, and it shows again unless they let it go.
    if (!this.isOpen || isShown(dialog) || !this.host.isConnected) return;
    this.options.onDismiss();
    this.host.requestUpdate();
  };

  private readonly onPointerDown = (event: PointerEvent): void => {
    const dialog = this.element.value;
    if (!this.options.closesOnScrim || this.shownAs !== 'modal' || !dialog || event.target !== dialog) return;
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const isBeside = event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom;
    if (isBeside) this.options.onDismiss();
  };

  private readonly onFocusIn = (): void => {
    const focused = focusedElement();
    if (this.element.value && isWithin(focused, this.element.value)) this.lastFocused = focused;
  };

  private kind(): SurfaceKind {
    return this.options.kind?.() ?? 'modal';
  }

  private hide(): void {
    this.stopFollowing();
    this.stopFollowing = () => undefined;
    this.shownAs = undefined;
    const dialog = this.element.value;
    if (!dialog) return;
    if (dialog.hasAttribute('popover')) {
      if (dialog.isConnected) dialog.hidePopover();
      dialog.removeAttribute('popover');
    }
    if (dialog.open) dialog.close();
  }
}

const hasPopover = typeof HTMLElement !== 'undefined' && 'popover' in HTMLElement.prototype;

/** In the top layer, where no transformed ancestor moves it and nothing of the page covers it. */
function showAsPopover(dialog: HTMLDialogElement): void {
  if (!hasPopover) return;
  dialog.setAttribute('popover', 'manual');
  dialog.showPopover();
}

function isShown(dialog: HTMLDialogElement): boolean {
  return dialog.open || (hasPopover && dialog.matches(':popover-open'));
}
