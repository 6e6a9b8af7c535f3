import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { focusedElement, focusFirst, isWithin } from './focus.js';
import { followVisibleHeight } from './visible-height.js';

export interface ModalDialogLook {
  /** Its name; `labelledBy` is an id in the same root and goes over it. */
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string;
  readonly role?: 'dialog' | 'alertdialog';
  /** Class and part names besides `modal`. */
  readonly className?: string;
  readonly part?: string;
}

export interface ModalDialogOptions {
  /** Asked when Escape, the device's Back or a press beside the dialog wants it closed. It may call `close()`, or not. */
  readonly onDismiss: () => void;
  /** Whether a press beside the dialog dismisses it. */
  readonly closesOnScrim?: boolean;
}

/** A native modal `<dialog>` in its element's own root: hosts' focus traps and outside-click tests see our tag. */
export class ModalDialog implements ReactiveController {
  /** Whether it shows. */
  isOpen = false;

  private readonly element = createRef<HTMLDialogElement>();
  private returnFocus: HTMLElement | null = null;
  private lastFocused: HTMLElement | null = null;
  private initialFocus: (() => HTMLElement | null) | undefined;
  private stopFollowing = (): void => undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly options: ModalDialogOptions,
  ) {
    host.addController(this);
  }

  /**
   * Shows it with the host's next render.
   *
   * @param initialFocus Takes focus first; the first control where not given.
   * @param returnFocus Takes focus when it closes; what has it now where not given.
   */
  show({ initialFocus, returnFocus }: { initialFocus?: () => HTMLElement | null; returnFocus?: HTMLElement | null } = {}): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.returnFocus = returnFocus ?? focusedElement();
    this.initialFocus = initialFocus;
    this.lastFocused = null;
    this.host.requestUpdate();
  }

  /** @param standIn Takes focus where what had it before is gone. */
  close(standIn?: HTMLElement | null): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.hide();
    focusFirst(this.returnFocus, standIn);
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    const dialog = this.element.value;
    if (!this.isOpen || !dialog || dialog.open || !dialog.isConnected) return;
    dialog.showModal();
    this.stopFollowing = followVisibleHeight(dialog);
    focusFirst(this.lastFocused, this.initialFocus?.());
  }

  hostConnected(): void {
    // Moved with the dialog open: shown again where it is now, with focus where it was.
    if (this.isOpen) this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.hide();
  }

  /** The dialog, with `content` only while it is open. */
  render(
    content: () => unknown,
    { label, labelledBy, describedBy, role, className = '', part }: ModalDialogLook,
  ): TemplateResult {
    return html`<dialog
      ${ref(this.element)}
      class=${`modal ${className}`}
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
    if (event.target !== this.element.value) return;
    event.stopPropagation();
    // Closed by the browser against our will: whoever owns it decides, and it shows again unless they let it go.
    if (!this.isOpen || this.element.value?.open || !this.host.isConnected) return;
    this.options.onDismiss();
    this.host.requestUpdate();
  };

  private readonly onPointerDown = (event: PointerEvent): void => {
    const dialog = this.element.value;
    if (!this.options.closesOnScrim || !dialog || event.target !== dialog) return;
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const isBeside = event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom;
    if (isBeside) this.options.onDismiss();
  };

  private readonly onFocusIn = (): void => {
    const focused = focusedElement();
    if (this.element.value && isWithin(focused, this.element.value)) this.lastFocused = focused;
  };

  private hide(): void {
    this.stopFollowing();
    this.stopFollowing = () => undefined;
    this.element.value?.close();
  }
}
