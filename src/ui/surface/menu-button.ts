import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../icons.js';
import { focusedElement, isWithin } from './focus.js';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  /** A path of `icons.ts`. */
  readonly icon?: string;
}

export interface MenuLook {
  /** The button's name. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** What the button shows. */
  readonly content: unknown;
  readonly className?: string;
  readonly part?: string;
  readonly onChoose: (id: string) => void;
}

/**
 * A button with a menu, by the APG pattern to the key. Needs `menuStyles` in its root.
 *
 * The menu is a popover where the browser has them, so that no scrolling ancestor cuts it off, else it stands
 * absolutely under its button.
 */
export class MenuButton implements ReactiveController {
  /** Whether the menu shows. */
  isOpen = false;

  private readonly button = createRef<HTMLButtonElement>();
  private readonly menu = createRef<HTMLElement>();
  private focusOnOpen: 'first' | 'last' = 'first';
  private typed = '';
  private typedAt = 0;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    /** Tells the menus of one root apart. */
    private readonly name = 'menu',
    private readonly hasPopover = 'popover' in HTMLElement.prototype,
  ) {
    host.addController(this);
  }

  /** The button, once rendered. */
  get trigger(): HTMLButtonElement | null {
    return this.button.value ?? null;
  }

  /** Opens it, or goes into it where it is open already. */
  open(focus: 'first' | 'last' = 'first'): void {
    this.focusOnOpen = focus;
    if (this.isOpen) this.focusItem(focus === 'first' ? 0 : -1);
    this.setOpen(true);
  }

  close(): void {
    this.setOpen(false);
  }

  hostUpdated(): void {
    const menu = this.menu.value;
    if (menu?.hidden !== this.isOpen) return;
    menu.hidden = !this.isOpen;
    if (!this.isOpen) return;
    if (this.hasPopover) {
      menu.showPopover();
      this.place(menu);
    }
    this.focusItem(this.focusOnOpen === 'first' ? 0 : -1);
  }

  hostDisconnected(): void {
    this.setOpen(false);
  }

  render({ label, items, content, className = '', part, onChoose }: MenuLook): TemplateResult {
    const menuId = `${this.name}-list`;
    return html`<span class="menu-anchor">
      <button
        ${ref(this.button)}
        id=${`${this.name}-button`}
        type="button"
        class=${className}
        part=${part ?? nothing}
        aria-haspopup="menu"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        aria-controls=${menuId}
        aria-label=${label}
        title=${label}
        @click=${this.onButtonClick}
        @keydown=${this.onButtonKeyDown}
      >
        ${content}
      </button>
      <div
        ${ref(this.menu)}
        id=${menuId}
        class=${this.hasPopover ? 'menu' : 'menu menu-absolute'}
        part="menu"
        role="menu"
        aria-label=${label}
        hidden
        popover=${this.hasPopover ? 'manual' : nothing}
        @keydown=${this.onMenuKeyDown}
        @focusout=${this.onFocusOut}
      >
        ${repeat(
          items,
          (item) => item.id,
          (item) => html`<button
            type="button"
            role="menuitem"
            part="menuitem"
            class="menu-item"
            tabindex="-1"
            @click=${() => {
              this.choose(item, onChoose);
            }}
          >
            ${item.icon === undefined ? nothing : icon(item.icon)}<span>${item.label}</span>
          </button>`,
        )}
      </div>
    </span>`;
  }

  private readonly onButtonClick = (): void => {
    if (this.isOpen) this.close();
    else this.open('first');
  };

  private readonly onButtonKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || hasChord(event)) return;
    if (event.key === 'ArrowDown') this.open('first');
    else if (event.key === 'ArrowUp') this.open('last');
    else return;
    event.preventDefault();
  };

  private readonly onMenuKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || hasChord(event)) return;
    if (event.key === 'Tab') {
      // Focus is given back first, so that Tab goes on from the button.
      this.leave();
      return;
    }
    if (!this.moveBy(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  private readonly onFocusOut = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && this.menu.value && isWithin(to, this.menu.value)) return;
    // The button closes it by its own press.
    if (to !== this.button.value && document.hasFocus()) this.close();
  };

  /** Whether the key was one of the menu's. */
  private moveBy(event: KeyboardEvent): boolean {
    const { key } = event;
    const items = this.itemElements();
    const focused = focusedElement();
    const current = items.findIndex((item) => item === focused);
    if (key === 'ArrowDown') this.focusItem((current + 1) % items.length);
    else if (key === 'ArrowUp') this.focusItem(current <= 0 ? -1 : current - 1);
    else if (key === 'Home') this.focusItem(0);
    else if (key === 'End') this.focusItem(-1);
    else if (key === 'Escape') this.leave();
    else if ([...key].length === 1 && key !== ' ') this.focusByLetter(event, current);
    else return false;
    return true;
  }

  private focusByLetter({ key, timeStamp }: KeyboardEvent, current: number): void {
    this.typed = timeStamp - this.typedAt < 500 ? this.typed + key : key;
    this.typedAt = timeStamp;

    const items = this.itemElements();
    const start = this.typed.length > 1 ? current : current + 1;
    const inTurn = items.map((_, offset) => items[(start + offset) % items.length]);
    const match = inTurn.find((item) => item?.textContent.trim().toLocaleLowerCase().startsWith(this.typed.toLocaleLowerCase()));
    match?.focus();
  }

  private choose(item: MenuItem, onChoose: (id: string) => void): void {
    this.leave();
    onChoose(item.id);
  }

  private leave(): void {
    this.close();
    this.button.value?.focus();
  }

  private setOpen(isOpen: boolean): void {
    if (this.isOpen === isOpen) return;
    this.isOpen = isOpen;
    const menu = this.menu.value;
    if (isOpen) {
      document.addEventListener('pointerdown', this.onPointerDownAnywhere, true);
      addEventListener('resize', this.onWindowChange);
    } else {
      document.removeEventListener('pointerdown', this.onPointerDownAnywhere, true);
      removeEventListener('resize', this.onWindowChange);
      if (menu) {
        if (this.hasPopover && menu.isConnected) menu.hidePopover();
        menu.hidden = true;
      }
    }
    this.host.requestUpdate();
  }

  private readonly onPointerDownAnywhere = (event: Event): void => {
    const path = event.composedPath();
    const [menu, button] = [this.menu.value, this.button.value];
    if ((menu && path.includes(menu)) || (button && path.includes(button))) return;
    this.close();
  };

  private readonly onWindowChange = (): void => {
    if (this.menu.value) this.place(this.menu.value);
  };

  private itemElements(): HTMLElement[] {
    return [...(this.menu.value?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  }

  private focusItem(index: number): void {
    this.itemElements().at(index)?.focus();
  }

  /** Under the button, from its start edge, never out of the window. */
  private place(menu: HTMLElement): void {
    const button = this.button.value?.getBoundingClientRect();
    if (!button || !this.hasPopover) return;
    const { width, height } = menu.getBoundingClientRect();
    const isRightToLeft = getComputedStyle(menu).direction === 'rtl';
    const wanted = isRightToLeft ? button.right - width : button.left;
    const left = Math.max(8, Math.min(wanted, innerWidth - width - 8));
    const below = button.bottom + 4;
    const top = below + height > innerHeight - 8 ? Math.max(8, button.top - height - 4) : below;
    menu.style.setProperty('--_left', `${String(left)}px`);
    menu.style.setProperty('--_top', `${String(top)}px`);
  }
}

function hasChord(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.altKey || event.metaKey;
}
