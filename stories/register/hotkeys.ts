/** A key of this register, and what it does. */
export type Hotkeys = Readonly<Record<string, () => void>>;

/**
 * This register's own keys: P takes the money, wherever the focus is but in a field of ours or a dialog.
 *
 * Nothing here knows of the customer elements. While a cashier types *Perez* into a search, its letters stay
 * inside it, so that the P does not reach us and charge the sale.
 */
export function listenForHotkeys(hotkeys: Hotkeys): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.target instanceof HTMLInputElement || document.querySelector('dialog[open]')) return;
    const act = hotkeys[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
