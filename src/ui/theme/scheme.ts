export type Scheme = 'auto' | 'light' | 'dark';

/**
 * The scheme an element is to have: the one asked for, else the page's `color-scheme`, else the system's. A page
 * that names no scheme but has painted itself light or dark has said it that way.
 */
export function schemeAround(element: Element, asked?: Scheme): 'light' | 'dark' {
  if (asked === 'light' || asked === 'dark') return asked;
  const named = namedScheme(element);
  if (named !== 'none') return named === 'both' ? systemScheme() : named;
  return painted(element) ?? systemScheme();
}

/** What an element without a ground of its own is seen on. */
export function behind(element: Element): 'light' | 'dark' {
  const paint = painted(element);
  if (paint) return paint;
  // The browser's own canvas is dark only for pages that say they can be.
  const named = namedScheme(element);
  return named === 'both' ? systemScheme() : named === 'dark' ? 'dark' : 'light';
}

function namedScheme(element: Element): 'light' | 'dark' | 'both' | 'none' {
  // The element's own is set by ourselves: what the page says stands on what is around it.
  const names = getComputedStyle(around(element) ?? document.documentElement).colorScheme.split(' ');
  const [isDark, isLight] = [names.includes('dark'), names.includes('light')];
  if (isDark && isLight) return 'both';
  return isDark ? 'dark' : isLight ? 'light' : 'none';
}

function painted(element: Element): 'light' | 'dark' | null {
  for (let at = around(element); at; at = around(at)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage !== 'none') return null;
    const [red, green, blue, alpha = 1] = (/^rgba?\((.+)\)$/.exec(backgroundColor)?.[1] ?? '').split(/[\s,/]+/).map(Number);
    if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) continue;
    return red * 0.299 + green * 0.587 + blue * 0.114 < 128 ? 'dark' : 'light';
  }
  return null;
}

/** The next element outwards, through slots and shadow roots. */
function around(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

function systemScheme(): 'light' | 'dark' {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
