const STOPS = 'input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [role="switch"]:not(:disabled), .main';

/**
 * Enter in a line of text goes on to the next field, as the on-screen keyboard's *Next* does.
 *
 * It does not save: scanners end what they read with Enter, and half a customer would be saved with the license number.
 */
export function enterMovesOn(event: KeyboardEvent): void {
  const { target, currentTarget } = event;
  if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return;
  if (!(target instanceof HTMLInputElement) || !(currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  const stops = [...currentTarget.querySelectorAll<HTMLElement>(STOPS)];
  stops[stops.indexOf(target) + 1]?.focus();
}
