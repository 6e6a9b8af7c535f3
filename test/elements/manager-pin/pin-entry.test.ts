import { expect } from '@open-wc/testing';
import { type KeyDone, PinEntry } from '../../../src/elements/manager-pin/pin-entry.js';

/** A keyboard whose keys come so many milliseconds apart. */
class Keyboard {
  private atMs = 1_000;

  constructor(private readonly entry: PinEntry) {}

  type(keys: string, gapMs: number): KeyDone[] {
    return [...keys].map((typed) => {
      this.atMs += gapMs;
      const key = typed === '\n' ? 'Enter' : typed;
      const code = `Key${key}`;
      const done = this.entry.down(this.event(key, code, this.atMs));
      this.entry.up(this.event(key, code, this.atMs + Math.min(5, gapMs)));
      return done;
    });
  }

  private event(key: string, code: string, timeStamp: number): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key, code });
    Object.defineProperty(event, 'timeStamp', { value: timeStamp });
    return event;
  }
}

describe('what is typed on a pad', () => {
  let entry: PinEntry;
  let keyboard: Keyboard;

  beforeEach(() => {
    entry = new PinEntry();
    keyboard = new Keyboard(entry);
  });

  it('is digits alone, eight at most', () => {
    expect(keyboard.type('1a2!３4', 100)).to.deep.equal(['typed', 'nothing', 'typed', 'nothing', 'nothing', 'typed']);
    expect(entry.take()).to.equal('124');
    keyboard.type('123456789', 100);
    expect(entry.take()).to.equal('12345678');
  });

  it('is gone once it is taken', () => {
    keyboard.type('739102', 100);
    expect(entry.take()).to.equal('739102');
    expect(entry.take()).to.equal('');
  });

  it('is a try with Enter, as fast as hands are', () => {
    expect(keyboard.type('739102\n', 40).at(-1)).to.equal('sent');
    expect(entry.take()).to.equal('739102');
  });

  it('is no try, and leaves nothing, where a scanner did it', () => {
    for (const scan of ['12345\n', '739102\n', '5012345678900\n', 'ABC-12345\n', '01234567890123456789']) {
      const done = keyboard.type(scan, 8);
      expect(done.at(-1), scan).to.equal('scanned');
      expect(done, scan).not.to.include('sent');
      expect(entry.length, scan).to.equal(0);
      keyboard.type('x', 1_000);
    }
  });

  it('keeps what was typed by hand before a scan', () => {
    keyboard.type('73', 100);
    keyboard.type('9', 1_000);
    const done = keyboard.type('5012345\n', 8);
    expect(done).not.to.include('sent');
    // The last key of the hand may be taken for the scanner's first.
    expect('739'.startsWith(entry.take())).to.equal(true);
  });

  it('takes a held key for one digit', () => {
    const held = (repeat: boolean) => new KeyboardEvent('keydown', { key: '7', code: 'Digit7', repeat });
    entry.down(held(false));
    for (let count = 0; count < 20; count += 1) entry.down(held(true));
    expect(entry.take()).to.equal('7');
  });
});
