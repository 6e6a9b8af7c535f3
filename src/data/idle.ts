/** What a frame has to have left: less, and what is done then makes it late. */
const LEFT_MS = 10;

/**
 * Resolves once the page has nothing else to do for a while, which it has not where it scrolls or moves; soon, where the
 * browser does not tell.
 *
 * @param withinMs - How long a page that is never idle is waited for; for ever where not given.
 */
export function idle(withinMs?: number): Promise<void> {
  return new Promise((resolve) => {
    let isOver = false;
    const end = (): void => {
      isOver = true;
      clearTimeout(patience);
      resolve();
    };
    const patience = withinMs === undefined ? undefined : setTimeout(end, withinMs);
    if (typeof requestIdleCallback === 'function') {
      const ask = requestIdleCallback;
      ask(function look(deadline) {
        if (deadline.timeRemaining() >= LEFT_MS) end();
        else if (!isOver) ask(look);
      });
    } else setTimeout(end, 50);
  });
}
