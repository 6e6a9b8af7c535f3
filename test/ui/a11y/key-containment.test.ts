import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { containFieldKeys } from '../../../src/ui/a11y/field-keys.js';
import { containKeys } from '../../../src/ui/a11y/key-containment.js';

describe('keys in a field of ours', () => {
  async function passes(init: KeyboardEventInit): Promise<boolean> {
    const page = await fixture<HTMLElement>(html`<div><input aria-label="Field" @keydown=${containKeys} /></div>`);
    let isPassed = false;
    page.addEventListener('keydown', () => (isPassed = true));
    page.querySelector('input')?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true, ...init }));
    return isPassed;
  }

  for (const key of [
    'p',
    'P',
    ' ',
    'é',
    '字',
    '7',
    'Enter',
    'Backspace',
    'Delete',
    'ArrowUp',
    'ArrowDown',
    'ArrowLeft',
    'ArrowRight',
    'Dead',
    'Unidentified',
  ]) {
    it(`${key === ' ' ? 'the space bar' : key} stays inside`, async () => {
      expect(await passes({ key })).to.equal(false);
    });
  }

  for (const key of ['F2', 'Escape', 'Tab', 'PageDown']) {
    it(`${key} passes`, async () => {
      expect(await passes({ key })).to.equal(true);
    });
  }

  for (const chord of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) {
    it(`a chord with ${Object.keys(chord).join()} passes`, async () => {
      expect(await passes({ key: 'k', ...chord })).to.equal(true);
    });
  }

  it('a character typed with AltGr stays inside, though it reads as Ctrl+Alt', async () => {
    expect(await passes({ key: '@', ctrlKey: true, altKey: true, modifierAltGraph: true })).to.equal(false);
  });

  it('what an input method composes with stays inside', async () => {
    expect(await passes({ key: 'Process', isComposing: true })).to.equal(false);
  });
});

describe('keys in a form of ours', () => {
  async function heardFrom(selector: string): Promise<boolean> {
    const page = await fixture<HTMLElement>(
      html`<div>
        <div @keydown=${containFieldKeys}>
          <input aria-label="Name" />
          <input type="checkbox" aria-label="Active" />
          <textarea aria-label="Notes"></textarea>
          <select aria-label="State">
            <option>PA</option>
          </select>
          <button>Pay</button>
        </div>
      </div>`,
    );
    let isHeard = false;
    page.addEventListener('keydown', () => (isHeard = true));
    page.querySelector(selector)?.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', bubbles: true, composed: true }));
    return isHeard;
  }

  for (const field of ['input', 'textarea', 'select']) {
    it(`stay inside where they type or choose: ${field}`, async () => {
      expect(await heardFrom(field)).to.equal(false);
    });
  }

  for (const button of ['button', '[type=checkbox]']) {
    it(`pass on what is pressed: ${button}`, async () => {
      expect(await heardFrom(button)).to.equal(true);
    });
  }
});
