/**
 * Resolves once the page has nothing else to do; soon, where the browser does not tell.
 *
 * @param withinMs - How long a page that is never idle is waited for; for ever where not given.
 */
export function idle(withinMs?: number): Promise<void> {
  return new Promise((resolve) => {
    const options = withinMs === undefined ? {} : { timeout: withinMs };
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), options);
    else setTimeout(resolve, 50);
  });
}
