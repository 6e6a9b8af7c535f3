import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LitElement } from 'lit';
import { DialogSurface } from '../../../src/ui/surface/dialog-surface.js';
import type { SurfaceKind } from '../../../src/ui/surface/dialog-surface.js';
import { focusedElement } from '../../../src/ui/surface/focus.js';
import { QuestionDialog } from '../../../src/ui/surface/question-dialog.js';
import { surfaceStyles } from '../../../src/ui/surface/surface-styles.js';
import { baseStyles } from '../../../src/ui/theme/base-styles.js';

class SurfaceOnTrial extends LitElement {
  static override styles = [...baseStyles, surfaceStyles];
  kind: SurfaceKind = 'modal';
  /** Whether it lets itself be dismissed. */
  yields = true;
  dismissals = 0;
  readonly surface = new DialogSurface(this, {
    kind: () => this.kind,
    onDismiss: () => {
      this.dismissals += 1;
      if (this.yields) this.surface.close();
    },
  });
  readonly question = new QuestionDialog(this);

  protected override render(): unknown {
    return html`<button id="opener">Open</button>
      ${this.surface.render(() => html`<h2 id="title" tabindex="-1">Title</h2><input aria-label="Name" /><button>Last</button>`, {
        labelledBy: 'title',
      })}
      ${this.question.render()}`;
  }
}
customElements.define('surface-on-trial', SurfaceOnTrial);

/** A surface as somebody in front of it sees it. */
class SurfaceHarness {
  constructor(readonly element: SurfaceOnTrial) {}

  get opener(): HTMLElement {
    return this.by('#opener');
  }

  get dialog(): HTMLDialogElement {
    return this.by('dialog') as HTMLDialogElement;
  }

  get field(): HTMLInputElement {
    return this.by('input') as HTMLInputElement;
  }

  get isShown(): boolean {
    return this.dialog.getBoundingClientRect().height > 0;
  }

  get focused(): string {
    const focused = focusedElement();
    return focused?.id || focused?.getAttribute('aria-label') || focused?.textContent?.trim() || '';
  }

  async open(): Promise<void> {
    this.opener.focus();
    this.element.surface.show({ initial: () => this.by('#title') });
    await this.element.updateComplete;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await sendKeys({ press: key });
    await this.element.updateComplete;
  }

  private by(selector: string): HTMLElement {
    const found = this.element.renderRoot.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`No ${selector}.`);
    return found;
  }
}

async function surface(kind: SurfaceKind = 'modal'): Promise<SurfaceHarness> {
  const harness = new SurfaceHarness(await fixture<SurfaceOnTrial>(html`<surface-on-trial .kind=${kind}></surface-on-trial>`));
  await harness.open();
  return harness;
}

describe('a surface', () => {
  for (const kind of ['modal', 'drawer', 'inline'] as const) {
    describe(`as ${kind}`, () => {
      it('shows with focus on its title, and is named by it', async () => {
        const harness = await surface(kind);
        expect(harness.isShown).to.equal(true);
        expect(harness.focused).to.equal('title');
        expect(harness.dialog.getAttribute('aria-labelledby')).to.equal('title');
      });

      it('closes by Escape and gives focus back to what opened it', async () => {
        const harness = await surface(kind);
        await harness.press('Escape');
        expect(harness.isShown).to.equal(false);
        expect(harness.focused).to.equal('opener');
      });

      it('stays for who does not yield, however often Escape is pressed', async () => {
        const harness = await surface(kind);
        harness.element.yields = false;
        await harness.press('Escape', 'Escape', 'Escape');
        expect(harness.element.dismissals).to.equal(3);
        expect(harness.isShown).to.equal(true);
      });

      it('moved in one task, it shows on with its text and its focus', async () => {
        const harness = await surface(kind);
        harness.field.focus();
        await sendKeys({ type: 'Perez' });
        const place = document.createElement('div');
        harness.element.parentElement?.append(place);
        place.append(harness.element);
        await harness.element.updateComplete;
        expect(harness.isShown).to.equal(true);
        expect(harness.field.value).to.equal('Perez');
        expect(harness.focused).to.equal('Name');
      });

      it('is without fault for axe', async () => {
        const harness = await surface(kind);
        await expect(harness.element).to.be.accessible();
      });
    });
  }

  it('as modal keeps Tab inside: the page has no stop for it', async () => {
    const harness = await surface('modal');
    const seen = new Set<string>();
    for (let times = 0; times < 6; times += 1) {
      await harness.press('Tab');
      seen.add(harness.focused);
    }
    expect(seen.has('opener')).to.equal(false);
    expect(seen.has('Name') && seen.has('Last')).to.equal(true);
  });

  it('as drawer leaves the page alive: Shift+Tab goes back to the button that opened it', async () => {
    const harness = await surface('drawer');
    expect(harness.dialog.matches(':modal')).to.equal(false);
    harness.opener.focus();
    expect(harness.focused).to.equal('opener');
  });

  it('as drawer does not take focus from where the cashier has gone meanwhile', async () => {
    const harness = await surface('drawer');
    const elsewhere = await fixture<HTMLButtonElement>(html`<button>Elsewhere</button>`);
    elsewhere.focus();
    harness.element.surface.close();
    await harness.element.updateComplete;
    expect(harness.focused).to.equal('Elsewhere');
  });

  it('changes its kind while it is open, and loses neither text nor focus', async () => {
    const harness = await surface('drawer');
    harness.field.focus();
    await sendKeys({ type: 'Perez' });
    for (const kind of ['modal', 'inline', 'drawer'] as const) {
      harness.element.kind = kind;
      harness.element.requestUpdate();
      await harness.element.updateComplete;
      expect(harness.isShown, kind).to.equal(true);
      expect(harness.dialog.matches(':modal'), kind).to.equal(kind === 'modal');
      expect(harness.field.value, kind).to.equal('Perez');
      expect(harness.focused, kind).to.equal('Name');
    }
  });

  it('closed where its opener is gone, gives focus to what stands in its place', async () => {
    const harness = await surface();
    const standIn = await fixture<HTMLButtonElement>(html`<button>Stands in</button>`);
    harness.opener.remove();
    harness.element.surface.close(standIn);
    expect(harness.focused).to.equal('Stands in');
  });

  it('holds nothing while it is closed', async () => {
    const harness = await surface();
    await harness.press('Escape');
    expect(harness.dialog.textContent?.trim()).to.equal('');
  });
});

describe('a question', () => {
  async function asked(cancel?: string): Promise<{ harness: SurfaceHarness; answer: Promise<boolean> }> {
    const harness = new SurfaceHarness(await fixture<SurfaceOnTrial>(html`<surface-on-trial></surface-on-trial>`));
    harness.opener.focus();
    const question = { title: 'Discard changes?', text: 'Not saved.', confirm: 'Discard', ...(cancel ? { cancel } : {}) };
    const answer = harness.element.question.ask(question);
    await harness.element.updateComplete;
    return { harness, answer };
  }

  it('has focus on what is safe, so that Enter pressed too early loses nothing', async () => {
    const { harness, answer } = await asked('Keep editing');
    expect(harness.focused).to.equal('Keep editing');
    await harness.press('Enter');
    expect(await answer).to.equal(false);
    expect(harness.focused).to.equal('opener');
  });

  it('is answered by its button', async () => {
    const { harness, answer } = await asked('Keep editing');
    await harness.press('Tab', 'Enter');
    expect(await answer).to.equal(true);
  });

  it('is answered no by Escape', async () => {
    const { harness, answer } = await asked('Keep editing');
    await harness.press('Escape');
    expect(await answer).to.equal(false);
  });

  it('with nothing to decide has one button, with focus', async () => {
    const { harness, answer } = await asked();
    expect(harness.focused).to.equal('Discard');
    await harness.press('Enter');
    expect(await answer).to.equal(true);
  });

  it('is an alert dialog with its title for a name, without fault for axe', async () => {
    const { harness } = await asked('Keep editing');
    const dialog = harness.element.renderRoot.querySelector('[role=alertdialog]');
    expect(dialog?.getAttribute('aria-labelledby')).to.equal('question-title');
    expect(dialog?.getAttribute('aria-describedby')).to.equal('question-text');
    await expect(harness.element).to.be.accessible();
  });
});
