import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { PressHold } from '../../../src/ui/form/press-hold.js';

class PressedElement extends LitElement {
  renders = 0;
  readonly hold = new PressHold(this);

  protected override render(): unknown {
    this.renders += 1;
    return html`<button>Press</button>`;
  }
}
customElements.define('test-press-hold', PressedElement);

async function pressed(): Promise<PressedElement> {
  const element = await fixture<PressedElement>(html`<test-press-hold></test-press-hold>`);
  element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  return element;
}

const aTask = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

describe('PressHold', () => {
  it('updates at once while nothing is pressed', async () => {
    const element = await fixture<PressedElement>(html`<test-press-hold></test-press-hold>`);
    element.hold.update();
    await element.updateComplete;
    expect(element.renders).to.equal(2);
  });

  for (const end of ['pointerup', 'pointercancel']) {
    it(`holds updates until ${end}, and then makes one`, async () => {
      const element = await pressed();
      element.hold.update();
      element.hold.update();
      await aTask();
      expect(element.renders).to.equal(1);
      window.dispatchEvent(new PointerEvent(end));
      await aTask();
      await element.updateComplete;
      expect(element.renders).to.equal(2);
    });
  }

  it('lets go of the window when the element leaves in mid-press', async () => {
    const element = await pressed();
    element.remove();
    element.hold.update();
    document.body.append(element);
    await element.updateComplete;
    expect(element.renders).to.be.greaterThan(1);
    element.remove();
  });
});
