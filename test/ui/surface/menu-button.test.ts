import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { LitElement } from 'lit';
import { pencil } from '../../../src/ui/icons.js';
import { focusedElement } from '../../../src/ui/surface/focus.js';
import { MenuButton } from '../../../src/ui/surface/menu-button.js';
import { menuStyles } from '../../../src/ui/surface/menu-styles.js';
import { baseStyles } from '../../../src/ui/theme/base-styles.js';

const ITEMS = [
  { id: 'edit', label: 'Edit Customer', icon: pencil },
  { id: 'clear', label: 'Clear Customer' },
  { id: 'copy', label: 'Copy number' },
];

class MenuOnTrial extends LitElement {
  static override styles = [...baseStyles, menuStyles];
  chosen: string[] = [];
  hasPopover = true;
  menu!: MenuButton;

  override connectedCallback(): void {
    this.menu ??= new MenuButton(this, 'menu', this.hasPopover);
    super.connectedCallback();
  }

  protected override render(): unknown {
    return html`${this.menu.render({
      label: 'Ada, customer menu',
      items: ITEMS,
      content: 'A',
      onChoose: (id) => {
        this.chosen.push(id);
      },
    })}<button>Next</button>`;
  }
}
customElements.define('menu-on-trial', MenuOnTrial);

/** As somebody at the keyboard sees it. */
class MenuHarness {
  constructor(readonly element: MenuOnTrial) {}

  get button(): HTMLElement {
    return this.byRole('[aria-haspopup]');
  }

  get menu(): HTMLElement {
    return this.byRole('[role=menu]');
  }

  /** Whether it can be seen. */
  get isOpen(): boolean {
    const isShown = this.menu.getBoundingClientRect().height > 0;
    expect(this.button.getAttribute('aria-expanded')).to.equal(String(isShown));
    return isShown;
  }

  /** The words of what has focus. */
  get focused(): string {
    return focusedElement()?.textContent?.trim() ?? '';
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await sendKeys({ press: key });
    await this.element.updateComplete;
  }

  private byRole(selector: string): HTMLElement {
    const found = this.element.renderRoot.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`No ${selector}.`);
    return found;
  }
}

for (const hasPopover of [true, false]) {
  describe(`a menu button, ${hasPopover ? 'with popovers' : 'without popovers'}`, () => {
    let harness: MenuHarness;
    beforeEach(async () => {
      harness = new MenuHarness(await fixture<MenuOnTrial>(html`<menu-on-trial .hasPopover=${hasPopover}></menu-on-trial>`));
      harness.button.focus();
    });

    for (const [key, focused] of [
      ['Enter', 'Edit Customer'],
      ['Space', 'Edit Customer'],
      ['ArrowDown', 'Edit Customer'],
      ['ArrowUp', 'Copy number'],
    ] as const) {
      it(`opens by ${key} with focus on ${focused}`, async () => {
        await harness.press(key);
        expect(harness.isOpen).to.equal(true);
        expect(harness.focused).to.equal(focused);
      });
    }

    it('is closed at first, and says what it opens', () => {
      expect(harness.isOpen).to.equal(false);
      expect(harness.button.getAttribute('aria-haspopup')).to.equal('menu');
      expect(harness.element.renderRoot.querySelector(`#${harness.button.getAttribute('aria-controls') ?? ''}`)).to.equal(
        harness.menu,
      );
    });

    it('moves by Down and goes from the last to the first', async () => {
      await harness.press('ArrowDown', 'ArrowDown');
      expect(harness.focused).to.equal('Clear Customer');
      await harness.press('ArrowDown', 'ArrowDown');
      expect(harness.focused).to.equal('Edit Customer');
    });

    it('moves by Up and goes from the first to the last', async () => {
      await harness.press('ArrowDown', 'ArrowUp');
      expect(harness.focused).to.equal('Copy number');
      await harness.press('ArrowUp');
      expect(harness.focused).to.equal('Clear Customer');
    });

    it('moves by Home and End', async () => {
      await harness.press('ArrowDown', 'End');
      expect(harness.focused).to.equal('Copy number');
      await harness.press('Home');
      expect(harness.focused).to.equal('Edit Customer');
    });

    it('moves by the first letter, from one to the next that has it', async () => {
      await harness.press('ArrowDown', 'c');
      expect(harness.focused).to.equal('Clear Customer');
      // Typed after a pause it is a first letter again, and not the second of a word.
      await new Promise((resolve) => setTimeout(resolve, 600));
      await harness.press('c');
      expect(harness.focused).to.equal('Copy number');
    });

    it('moves by the first letters of a word', async () => {
      await harness.press('ArrowDown', 'c', 'o');
      expect(harness.focused).to.equal('Copy number');
    });

    it('closes by Escape and gives focus back to the button', async () => {
      await harness.press('ArrowDown', 'Escape');
      expect(harness.isOpen).to.equal(false);
      expect(focusedElement()).to.equal(harness.button);
    });

    it('keeps the Escape it has used from the page, and passes on the next', async () => {
      let heard = 0;
      const listen = (): void => {
        heard += 1;
      };
      document.addEventListener('keydown', listen);
      await harness.press('ArrowDown');
      heard = 0;
      await harness.press('Escape');
      expect(heard).to.equal(0);
      await harness.press('Escape');
      expect(heard).to.equal(1);
      document.removeEventListener('keydown', listen);
    });

    it('closes by Tab, and focus goes on from the button', async () => {
      await harness.press('ArrowDown', 'Tab');
      expect(harness.isOpen).to.equal(false);
      expect(harness.focused).to.equal('Next');
    });

    for (const key of ['Enter', 'Space']) {
      it(`chooses by ${key}, closes, and gives focus back`, async () => {
        await harness.press('ArrowDown', 'ArrowDown', key);
        expect(harness.element.chosen).to.deep.equal(['clear']);
        expect(harness.isOpen).to.equal(false);
        expect(focusedElement()).to.equal(harness.button);
      });
    }

    it('leaves chords to the page', async () => {
      await harness.press('ArrowDown', 'Control+End');
      expect(harness.focused).to.equal('Edit Customer');
    });

    it('closes when somebody presses beside it', async () => {
      await harness.press('ArrowDown');
      await sendMouse({ type: 'click', position: [700, 500] });
      await harness.element.updateComplete;
      expect(harness.isOpen).to.equal(false);
    });

    it('stands inside the window with every line at least 44 px high', async () => {
      await harness.press('ArrowDown');
      const { left, top, right, bottom } = harness.menu.getBoundingClientRect();
      expect(left).to.be.at.least(0);
      expect(top).to.be.at.least(0);
      expect(right).to.be.at.most(innerWidth);
      expect(bottom).to.be.at.most(innerHeight);
      for (const item of harness.menu.querySelectorAll('[role=menuitem]')) {
        expect(item.getBoundingClientRect().height).to.be.at.least(44);
      }
    });

    it('is without fault for axe, closed and open', async () => {
      await expect(harness.element).to.be.accessible();
      await harness.press('ArrowDown');
      await expect(harness.element).to.be.accessible();
    });
  });
}
