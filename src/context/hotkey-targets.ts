import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { providerAround } from './provider-around.js';

/** What a hotkey can be named for. */
export const HOTKEY_NAMES = ['search', 'account', 'list', 'queue', 'next-sale'] as const;

export type HotkeyName = (typeof HOTKEY_NAMES)[number];

/** Whom a hotkey leads to: all but `next-sale`, which the provider does itself. */
export type HotkeyTargetName = Exclude<HotkeyName, 'next-sale'>;

/** Shows what the hotkey is for. `false` where it cannot now, so that the next target is asked. */
export type HotkeyAction = () => unknown;

interface Target {
  readonly element: HTMLElement;
  readonly name: HotkeyTargetName;
  readonly action: HotkeyAction;
}

const targets = new Set<Target>();

/**
 * Makes an element a hotkey of its provider leads to, while it is on the page. Of several the first that can is taken.
 *
 * @example
 *   // in a class: the panel opens a view of its own
 *   new HotkeyTarget(this, 'list', () => this.show('list'));
 */
export class HotkeyTarget implements ReactiveController {
  private readonly target: Target;

  constructor(element: ReactiveControllerHost & HTMLElement, name: HotkeyTargetName, action: HotkeyAction) {
    this.target = { element, name, action };
    element.addController(this);
  }

  hostConnected(): void {
    targets.add(this.target);
  }

  hostDisconnected(): void {
    targets.delete(this.target);
  }
}

/** Does what a hotkey of a provider is for. Returns whether anybody could. */
export function goToHotkeyTarget(provider: HTMLElement, name: HotkeyTargetName): boolean {
  return [...targets].some(
    ({ element, name: own, action }) => own === name && providerAround(element) === provider && action() !== false,
  );
}
