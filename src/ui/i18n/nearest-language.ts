/** The language of the nearest ancestor that names one, also through shadow roots; the browser's where none does. */
export function nearestLanguage(element: Element): string {
  for (let at: Element | null = element; at; at = shadowHost(at)) {
    const named = at.closest('[lang]')?.getAttribute('lang');
    if (named) return named;
  }
  return navigator.language;
}

function shadowHost(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
