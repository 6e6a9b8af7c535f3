import { ScanBurst } from '../../ui/scan-burst.js';

export const FEWEST_DIGITS = 4;
const MOST_DIGITS = 8;

/** Six keys with the Enter behind them, each this soon after the one before: no hand types so. */
const SCANNER = { minLength: 5, maxMsPerKey: 35 } as const;

/** What a key did. */
export type KeyDone = 'typed' | 'deleted' | 'sent' | 'scanned' | 'nothing';

/** The digits typed so far. They are here alone, out of reach of the page, and a scanner's are thrown away. */
export class PinEntry {
  #digits = '';
  private readonly burst = new ScanBurst(SCANNER);
  /** Which keys of the burst have added a digit. */
  private added: boolean[] = [];

  get length(): number {
    return this.#digits.length;
  }

  /** Whether there is enough to be tried. */
  get isEnough(): boolean {
    return this.length >= FEWEST_DIGITS;
  }

  /** A digit of the pad. */
  press(digit: string): KeyDone {
    this.forgetBurst();
    return this.add(digit) ? 'typed' : 'nothing';
  }

  delete(): KeyDone {
    this.forgetBurst();
    if (this.length === 0) return 'nothing';
    this.#digits = this.#digits.slice(0, -1);
    return 'deleted';
  }

  /** A key of a keyboard, or of a scanner that types like one. */
  down(event: KeyboardEvent): KeyDone {
    const { key, code, timeStamp } = event;
    // A key held down is one digit.
    if (event.repeat && key !== 'Backspace') return 'nothing';
    this.burst.down({ id: code, text: textOf(key), at: timeStamp });
    if (this.burst.length === 1) this.added = [];
    this.added[this.burst.length - 1] = /^[0-9]$/.test(key) && this.add(key);
    if (this.burst.isScan) return this.dropScan();
    if (key === 'Enter') return 'sent';
    return key === 'Backspace' ? this.delete() : this.added.at(-1) ? 'typed' : 'nothing';
  }

  up({ code, timeStamp }: KeyboardEvent): void {
    this.burst.up(code, timeStamp);
  }

  /** Gives the digits away: none are left. */
  take(): string {
    const digits = this.#digits;
    this.clear();
    return digits;
  }

  clear(): void {
    this.#digits = '';
    this.forgetBurst();
  }

  private add(digit: string): boolean {
    if (this.length >= MOST_DIGITS) return false;
    this.#digits += digit;
    return true;
  }

  private dropScan(): KeyDone {
    const { start } = this.burst;
    const theirs = this.added.filter((isAdded, place) => isAdded && place >= start).length;
    this.#digits = this.#digits.slice(0, this.length - theirs);
    this.added = this.added.map((isAdded, place) => isAdded && place < start);
    return 'scanned';
  }

  private forgetBurst(): void {
    this.burst.reset();
    this.added = [];
  }
}

/** What a key types. */
function textOf(key: string): string {
  if (key === 'Enter') return '\r';
  return [...key].length === 1 ? key : '';
}
