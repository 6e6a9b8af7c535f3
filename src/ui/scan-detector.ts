import { HeldKeys, copyOf, idOf } from './held-keys.js';
import { ScanBurst } from './scan-burst.js';
import type { ScannerOptions } from './scan-burst.js';
import { isTextControl, remember } from './scan-field.js';
import { isModifier, scannedText } from './scan-key.js';

/** A timer that fires so much later than it should was held up by the page. */
const LATE_MS = 20;

/** A scan, all of it. */
export interface Scan {
  /** As the scanner typed it, for what tells documents by. */
  readonly text: string;
  /** Without prefix, suffix and Enter. */
  readonly code: string;
  /** The keys that the page has not heard of, to be pressed again. */
  readonly unheard: readonly KeyboardEvent[];
}

export interface ScanObserver {
  /** Whether a key that goes this way is ours to look at. */
  isOurs(path: readonly EventTarget[]): boolean;
  onScan(scan: Scan): void;
  /** Milliseconds that never go back. */
  monotonic(): number;
}

/** What a key did before it was known whose it was. */
interface Trace {
  readonly event: KeyboardEvent;
  /** Whether the page's document hears of it. */
  readonly isHeard: boolean;
  /** What puts back the fields that it changed. */
  readonly undo: Map<EventTarget, () => void>;
}

/**
 * Takes a scanner's keys out of our fields and from our buttons.
 *
 * The first keys of a burst look like typing and fall where focus stands. As soon as it is known for a scan they are
 * taken back out, and the rest reaches nobody. An Enter that comes as fast as a scanner's, and on a button any key that
 * does, is held back until it is known whose it was: a hand's is given back, at most `maxMsPerKey` later.
 */
export class ScanDetector {
  private readonly burst: ScanBurst;
  private readonly held = new HeldKeys();
  private traces: Trace[] = [];
  private isTaking = false;
  /** When the last key of the last scan came. What is late of it is swallowed. */
  private takenAt = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    options: ScannerOptions,
    private readonly observer: ScanObserver,
  ) {
    this.burst = new ScanBurst(options);
  }

  /** Before everybody else on the page: who listens on the document must not hear of a scan's Enter either. */
  connect(): void {
    window.addEventListener('keydown', this.onKeydown, true);
    window.addEventListener('keyup', this.onKeyup, true);
    window.addEventListener('beforeinput', this.onBeforeinput, true);
  }

  disconnect(): void {
    window.removeEventListener('keydown', this.onKeydown, true);
    window.removeEventListener('keyup', this.onKeyup, true);
    window.removeEventListener('beforeinput', this.onBeforeinput, true);
    // Half a scan is none.
    if (this.isTaking) this.forget();
    else this.end();
  }

  private readonly onKeydown = (event: KeyboardEvent): void => {
    // A browser that fills in a form sends keys that are none.
    if (this.held.isBusy || !(event instanceof KeyboardEvent) || isModifier(event)) return;
    const path = event.composedPath();
    const at = event.timeStamp;
    const isFast = this.burst.continues(at);
    this.held.expect(event);
    if (!this.observer.isOurs(path)) return this.end();

    const text = scannedText(event, isFast);
    if (this.isTaking && isFast && !event.isComposing) return this.take(event, text ?? '');
    if (!isFast) this.end();
    if (text === null) return this.end();
    if (at >= this.takenAt && at - this.takenAt <= this.burst.maxMsPerKey) return this.swallow(event);

    const mayHold = isFast && (this.burst.isLetGo || !this.held.isEmpty);
    this.burst.down({ id: idOf(event), text, at });
    if (this.burst.isScan) return this.take(event);
    // Letters choose in a list, which can be put back; pressed again by us they would not.
    const isTyped = isTextControl(path[0]) || path[0] instanceof HTMLSelectElement;
    const isHeld = mayHold && text !== '\t' && (!this.held.isEmpty || /^\p{Cc}$/u.test(text) || !isTyped);
    this.trace(event, !isHeld && !isTextControl(path[0]));
    if (!isHeld) return;
    this.held.hold(event);
    this.wait(this.burst.maxMsPerKey);
  };

  private readonly onKeyup = (event: KeyboardEvent): void => {
    if (this.held.isBusy) return;
    this.burst.up(idOf(event), event.timeStamp);
    this.held.up(event);
  };

  /** Where a key goes is known only here: on its way down it may have moved focus into a field. */
  private readonly onBeforeinput = (event: InputEvent): void => {
    const [target] = event.composedPath();
    if (target) this.keep(target);
  };

  private trace(event: KeyboardEvent, isHeard: boolean): void {
    this.traces.push({ event, isHeard, undo: new Map() });
    const [target] = event.composedPath();
    if (target instanceof HTMLSelectElement) this.keep(target);
  }

  private keep(target: EventTarget): void {
    const undo = remember(target);
    const last = this.traces.at(-1);
    if (undo && last && !this.isTaking && !last.undo.has(target)) last.undo.set(target, undo);
  }

  /** A key of a scan. With the first of them, what went before is taken back. */
  private take(event: KeyboardEvent, text?: string): void {
    if (text !== undefined) this.burst.down({ id: idOf(event), text, at: event.timeStamp });
    this.held.hold(event);
    if (!this.isTaking) this.takeBack();
    this.isTaking = true;
    this.traces.push({ event, isHeard: false, undo: new Map() });
    // Twice: between two lines some scanners breathe.
    this.wait(this.burst.maxMsPerKey * 2);
  }

  private takeBack(): void {
    // What a hand typed before the scan stays.
    this.traces = this.traces.slice(this.burst.start);
    const first = new Map<EventTarget, () => void>();
    for (const { undo } of this.traces) for (const [field, put] of undo) if (!first.has(field)) first.set(field, put);
    for (const put of first.values()) put();
  }

  private swallow(event: KeyboardEvent): void {
    this.takenAt = event.timeStamp;
    this.held.hold(event);
    this.held.drop();
  }

  private wait(ms: number): void {
    clearTimeout(this.timer);
    const due = this.observer.monotonic() + ms;
    this.timer = setTimeout(() => {
      // A page that was busy has keys that came meanwhile still before it.
      if (this.observer.monotonic() - due > LATE_MS) this.wait(LATE_MS);
      else this.end();
    }, ms);
  }

  /** Nothing more comes: what was held goes back, or the scan is told of. */
  private end(): void {
    const { traces, isTaking } = this;
    const { text, code } = this.burst;
    this.isTaking = false;
    if (!isTaking) {
      this.held.giveBack();
      return this.forget();
    }
    this.takenAt = traces.at(-1)?.event.timeStamp ?? -Infinity;
    this.forget();
    this.observer.onScan({ text, code, unheard: traces.filter(({ isHeard }) => !isHeard).map(({ event }) => event) });
  }

  private forget(): void {
    clearTimeout(this.timer);
    this.isTaking = false;
    this.traces = [];
    this.burst.reset();
    this.held.drop();
  }
}

/** Presses a scan's keys again, for a page that listens nowhere but on its document. */
export function replay(keys: readonly KeyboardEvent[]): void {
  for (const key of keys) document.dispatchEvent(copyOf(key, 'keydown'));
}
