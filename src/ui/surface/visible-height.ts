/**
 * Keeps `--_visible-top`, `--_visible-height`, `--_covered` and `--_head` (px) of an element at what an on-screen keyboard
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
    const covered = Math.max(0, innerHeight - height - top);
    element.style.setProperty('--_covered', `${String(covered)}px`);
    // A keyboard is up: what it leaves is for the field, the results and Save.
    element.style.setProperty('--_head', covered > KEYBOARD_MIN_PX ? '44px' : '56px');
  };
  follow();
  viewport.addEventListener('resize', follow);
  viewport.addEventListener('scroll', follow);
  return () => {
    viewport.removeEventListener('resize', follow);
    viewport.removeEventListener('scroll', follow);
  };
}

/** Less than this is a bar of the browser, not a keyboard. */
const KEYBOARD_MIN_PX = 120;
