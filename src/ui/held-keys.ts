import { isTextControl, typeInto } from './scan-field.js';

interface Held {
  readonly target: EventTarget | undefined;
  readonly down: KeyboardEvent;
}

/** Keys that nobody has heard of yet: dropped with a scan, or given back to where they were meant for. */
export class HeldKeys {
  private keys: Held[] = [];
  /** Those whose going up must not be heard of either: a button is pressed as the space bar goes up. */
  private readonly silent = new Set<string>();
  private isGivingBack = false;

  /** Whether none is held. */
  get isEmpty(): boolean {
    return this.keys.length === 0;
  }

  /** Whether an event is one that is being given back. */
  get isBusy(): boolean {
    return this.isGivingBack;
  }

  hold(event: KeyboardEvent): void {
    stop(event);
    this.silent.add(idOf(event));
    this.keys.push({ target: event.composedPath()[0], down: event });
  }

  /** A key goes down again: whatever its going up was to be before, somebody may hear of it now. */
  expect(event: KeyboardEvent): void {
    this.silent.delete(idOf(event));
  }

  /** Holds the key's going up too. */
  up(event: KeyboardEvent): void {
    if (this.silent.delete(idOf(event))) stop(event);
  }

  drop(): void {
    this.keys = [];
  }

  /** Does what the keys would have done, in their order. */
  giveBack(): void {
    const { keys } = this;
    this.keys = [];
    this.isGivingBack = true;
    for (const key of keys) press(key);
    this.isGivingBack = false;
  }
}

/** Which key it is, also where shift was let go of before it. */
export function idOf({ code, key }: KeyboardEvent): string {
  return code === '' ? key.toLowerCase() : code;
}

function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function press({ target, down }: Held): void {
  const { key } = down;
  if (!target?.dispatchEvent(copyOf(down, 'keydown'))) return;
  const isText = [...key].length === 1 && !down.ctrlKey && !down.altKey;
  if (isTextControl(target)) {
    if (isText) typeInto(target, key);
    else if (key === 'Enter' && target instanceof HTMLTextAreaElement) typeInto(target, '\n');
  } else if (
    target instanceof HTMLElement &&
    (key === 'Enter' || key === ' ') &&
    target.matches('button, a[href], summary, input')
  ) {
    target.click();
  }
  target.dispatchEvent(copyOf(down, 'keyup'));
}

/** A key again, as listeners know it. */
export function copyOf(event: KeyboardEvent, type: 'keydown' | 'keyup'): KeyboardEvent {
  const { key, code, location, ctrlKey, shiftKey, altKey, metaKey } = event;
  // Many hosts go by this one.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const { keyCode } = event;
  const modifiers = { ctrlKey, shiftKey, altKey, metaKey, modifierAltGraph: event.getModifierState('AltGraph') };
  return new KeyboardEvent(type, { bubbles: true, composed: true, cancelable: true, key, code, location, keyCode, ...modifiers });
}
