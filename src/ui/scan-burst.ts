import { mayBecomeDocument } from '../domain/scanned-document.js';

/** How the scanner of a register types. */
export interface ScannerOptions {
  /** What it puts before each code. Where given, a burst without it is typing. */
  readonly prefix?: string;
  /** What it puts behind each code, before its Enter or Tab. */
  readonly suffix?: string;
  /** The longest pause between two of its keys; 50 where not given. Hands that type fast reach 60. */
  readonly maxMsPerKey?: number;
  /** The fewest characters of a code; 6 where not given. Hands roll over two or three keys as fast as a scanner. */
  readonly minLength?: number;
}

/** A key on its way down. */
export interface BurstKey {
  /** Which key it is, as it goes up again. */
  readonly id: string;
  /** What it types; a control character for Enter and its like, nothing where it has none. */
  readonly text: string;
  /** `event.timeStamp`: a page that is busy hears of keys later than they came. */
  readonly at: number;
}

interface HeldKey extends BurstKey {
  upAt: number | undefined;
}

export const DEFAULT_MS_PER_KEY = 50;
export const DEFAULT_LENGTH = 6;
/** In one report of a keyboard one key may go up as the next goes down. */
const OVERLAP_MS = 8;

/**
 * Tells a scanner's keys from those of hands, by nothing but their times.
 *
 * A scanner's are as fast as `maxMsPerKey` one and all, `minLength` of them at least, and each is let go of before the
 * next goes down; a hand that types fast has the next one down already. What stands before a key that was still down
 * is therefore a hand's, and the scan begins after it.
 *
 * @example
 *   // In a field that must not take a scan, such as that of the PIN: a code may be as short as one.
 *   const burst = new ScanBurst({ minLength: 4 });
 *   onkeydown: burst.down({ id: event.code, text: event.key, at: event.timeStamp });
 *   onkeyup: burst.up(event.code, event.timeStamp);
 *   onsubmit: if (burst.isScan) return; // no try
 */
export class ScanBurst {
  /** The longest pause inside a burst. */
  readonly maxMsPerKey: number;

  private keys: HeldKey[] = [];
  private readonly prefix: string;
  private readonly suffix: string;
  private readonly minLength: number;

  constructor({ prefix = '', suffix = '', maxMsPerKey = DEFAULT_MS_PER_KEY, minLength = DEFAULT_LENGTH }: ScannerOptions = {}) {
    this.prefix = prefix;
    this.suffix = suffix;
    this.maxMsPerKey = maxMsPerKey;
    this.minLength = minLength;
  }

  /** Keys so far, those of a hand before the scan included. */
  get length(): number {
    return this.keys.length;
  }

  /** Place of the key with which the scan begins; -1 where all of it may be typing. */
  get start(): number {
    const from = this.keys.findLastIndex((key, index) => this.isHeldOver(key, index)) + 1;
    const text = this.textFrom(from);
    if (mayBecomeDocument(text) && lengthOf(text) >= this.minLength) return from;
    const at =
      this.prefix === ''
        ? from
        : this.keys.findIndex((_, index) => index >= from && this.textFrom(index).startsWith(this.prefix));
    return at !== -1 && lengthOf(this.textFrom(at)) >= this.minLength + this.prefix.length ? at : -1;
  }

  /** Whether this is a scanner, as far as can be told by now. */
  get isScan(): boolean {
    return this.start !== -1;
  }

  /** All that the scanner typed, its prefix, suffix and Enter included. */
  get text(): string {
    return this.isScan ? this.textFrom(this.start) : '';
  }

  /** What the scanner read. */
  get code(): string {
    // The Enter, Tab or both at its end are the scanner's own.
    let code = this.text.replace(/[\s\p{Cc}]+$/u, '');
    if (code.startsWith(this.prefix)) code = code.slice(this.prefix.length);
    return code.endsWith(this.suffix) ? code.slice(0, code.length - this.suffix.length) : code;
  }

  /** Whether a key that goes down now follows as fast as a scanner's would. */
  continues(at: number): boolean {
    const last = this.keys.at(-1);
    return last !== undefined && at >= last.at && at - last.at <= this.maxMsPerKey;
  }

  /** Whether the last key was let go of, which hands that type fast have not yet. */
  get isLetGo(): boolean {
    return this.keys.at(-1)?.upAt !== undefined;
  }

  /** A key goes down. After a pause another burst begins. */
  down(key: BurstKey): void {
    if (!this.continues(key.at)) this.reset();
    this.keys.push({ ...key, upAt: undefined });
  }

  /** A key goes up. */
  up(id: string, at: number): void {
    const key = this.keys.find((one) => one.id === id && one.upAt === undefined);
    if (key) key.upAt = at;
  }

  reset(): void {
    this.keys = [];
  }

  private textFrom(index: number): string {
    return this.keys
      .slice(index)
      .map(({ text }) => text)
      .join('');
  }

  /** Whether a key was still down when the next one came. Some devices never say that a key goes up. */
  private isHeldOver({ upAt = Infinity }: HeldKey, index: number): boolean {
    const next = this.keys[index + 1];
    return next !== undefined && upAt > next.at + OVERLAP_MS && this.keys.some((key) => key.upAt !== undefined);
  }
}

/** Characters that can be seen. */
function lengthOf(text: string): number {
  return [...text.replace(/\p{Cc}/gu, '')].length;
}
