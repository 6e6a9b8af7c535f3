import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
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
