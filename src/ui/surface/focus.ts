/** What has focus, however many shadow roots deep; null where nothing has. */
export function focusedElement(): HTMLElement | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement && focused !== document.body ? focused : null;
}

/** Whether an element stands in another one's tree, also through shadow roots and slots. */
export function isWithin(inner: Node | null, outer: Node): boolean {
  for (let node = inner; node !== null; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node === outer) return true;
  }
  return false;
}

/** Gives focus to the first of these that can still take it. */
export function focusFirst(...candidates: (HTMLElement | null | undefined)[]): void {
  for (const candidate of candidates) {
    if (!candidate?.isConnected) continue;
    candidate.focus();
    if (focusedElement() === candidate || candidate.shadowRoot?.activeElement) return;
  }
}
