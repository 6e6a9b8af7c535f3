import { expect } from '@open-wc/testing';
import { isHotkey, readHotkey } from '../../../src/ui/hotkey.js';

describe('a hotkey', () => {
  for (const text of ['F1', 'F6', 'f12', 'F24', 'Shift+F6', 'Ctrl+F2', 'Alt+K', 'Ctrl+Shift+K', 'Meta+7', 'alt+n'])
    it(`${text} can be used`, () => {
      expect(readHotkey(text)).not.to.equal(null);
    });

  for (const text of [
    '',
    'P',
    '7',
    'Shift+P',
    'F0',
    'F25',
    'Enter',
    'Tab',
    'Escape',
    'Space',
    'Alt',
    'Ctrl+',
    'Ctrl+Ctrl+K',
    'Hyper+K',
    'Ctrl+W',
    'Meta+C',
    'Alt+ArrowUp',
    'Ctrl K',
  ])
    it(`“${text}” cannot`, () => {
      expect(readHotkey(text)).to.equal(null);
    });

  function matches(text: string, init: KeyboardEventInit): boolean {
    const hotkey = readHotkey(text);
    return hotkey !== null && isHotkey(new KeyboardEvent('keydown', init), hotkey);
  }

  it('is its key with its modifiers and no others', () => {
    expect(matches('F6', { key: 'F6' })).to.equal(true);
    expect(matches('F6', { key: 'F6', shiftKey: true })).to.equal(false);
    expect(matches('F6', { key: 'F7' })).to.equal(false);
    expect(matches('Ctrl+Shift+K', { key: 'K', ctrlKey: true, shiftKey: true })).to.equal(true);
    expect(matches('Ctrl+Shift+K', { key: 'k', ctrlKey: true })).to.equal(false);
  });

  it('is found by the place of its key where the keyboard has no such letter, and only there', () => {
    expect(matches('Ctrl+K', { key: 'л', code: 'KeyK', ctrlKey: true })).to.equal(true);
    expect(matches('Alt+K', { key: '˚', code: 'KeyK', altKey: true })).to.equal(true);
    expect(matches('Ctrl+K', { key: 't', code: 'KeyK', ctrlKey: true })).to.equal(false);
  });

  it('is none while it repeats, while a text is composed, and where AltGr types', () => {
    expect(matches('F6', { key: 'F6', repeat: true })).to.equal(false);
    expect(matches('F6', { key: 'F6', isComposing: true })).to.equal(false);
    expect(matches('Alt+K', { key: 'k', altKey: true, modifierAltGraph: true })).to.equal(false);
  });
});
