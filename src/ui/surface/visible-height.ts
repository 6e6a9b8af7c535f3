/**
 * Keeps `--_visible-top`, `--_visible-height` and `--_covered` (px) of an element at what an on-screen keyboard
 * leaves of the window, so that the main action of a surface never hides behind it.
 *
 * @returns Ends it.
 */
export function followVisibleHeight(element: HTMLElement): () => void {
  const viewport = globalThis.visualViewport;
  if (!viewport) return () => undefined;

  const follow = (): void => {
    // Zoomed in with two fingers, the visible part is no smaller window: it is a look at a part of it.
    const isZoomed = viewport.scale > 1.01;
    const height = isZoomed ? innerHeight : viewport.height;
    const top = isZoomed ? 0 : viewport.offsetTop;
    element.style.setProperty('--_visible-height', `${String(height)}px`);
    element.style.setProperty('--_visible-top', `${String(top)}px`);
    element.style.setProperty('--_covered', `${String(Math.max(0, innerHeight - height - top))}px`);
  };
  follow();
  viewport.addEventListener('resize', follow);
  viewport.addEventListener('scroll', follow);
  return () => {
    viewport.removeEventListener('resize', follow);
    viewport.removeEventListener('scroll', follow);
  };
}
