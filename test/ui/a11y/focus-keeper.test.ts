import { expect, fixture } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { FocusKeeper } from '../../../src/ui/a11y/focus-keeper.js';

class KeepingElement extends LitElement {
  readonly keeper = new FocusKeeper(this);

  protected override render(): unknown {
    return html`<input /><button>Clear</button>`;
  }

  get input(): HTMLInputElement {
    const input = this.renderRoot.querySelector('input');
    if (!input) throw new Error('It has not rendered.');
    return input;
  }

  get hasFocus(): boolean {
    return document.activeElement === this && this.shadowRoot?.activeElement === this.input;
  }
}
customElements.define('focus-keeping', KeepingElement);

describe('FocusKeeper', () => {
  let page: HTMLElement;
  let element: KeepingElement;

  beforeEach(async () => {
    page = await fixture(html`<div><focus-keeping></focus-keeping><section></section><button>Pay</button></div>`);
    element = page.querySelector('focus-keeping') as KeepingElement;
    await element.updateComplete;
  });

  async function endOfTask(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
  }

  it('gives focus back to the field it was in, where the element is moved', () => {
    element.input.focus();
    page.querySelector('section')?.append(element);
    expect(element.hasFocus).to.equal(true);
  });

  it('gives it back where the element is removed and put back in one task, time after time', async () => {
    element.input.focus();
    for (let time = 0; time < 3; time += 1) {
      element.remove();
      page.prepend(element);
      expect(element.hasFocus).to.equal(true);
      await endOfTask();
    }
  });

  it('gives it back where what is around the element moves', () => {
    const around = page.querySelector('section') as HTMLElement;
    around.append(element);
    element.input.focus();
    page.prepend(around);
    expect(element.hasFocus).to.equal(true);
  });

  it('takes none where the element had none', () => {
    page.querySelector('section')?.append(element);
    expect(document.activeElement === document.body).to.equal(true);
  });

  it('takes none where focus had gone elsewhere before', async () => {
    element.input.focus();
    element.input.blur();
    await endOfTask();
    page.querySelector('section')?.append(element);
    expect(document.activeElement === document.body).to.equal(true);
  });

  it('takes none from what got it in between', () => {
    element.input.focus();
    element.remove();
    page.querySelector('button')?.focus();
    page.prepend(element);
    expect(element.hasFocus).to.equal(false);
    expect(document.activeElement?.textContent).to.equal('Pay');
  });

  it('takes none where the element comes back in a later task', async () => {
    element.input.focus();
    element.remove();
    await endOfTask();
    page.prepend(element);
    expect(document.activeElement === document.body).to.equal(true);
  });
});
