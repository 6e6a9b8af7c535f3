/**
 * Calls back when something outside an element may have changed how it should look: the system's scheme, or
 * attributes by which pages switch theirs. One observer serves every element.
 *
 * @returns Ends the watch.
 */
export function watchPage(onChange: () => void): () => void {
  if (watchers.size === 0) start();
  watchers.add(onChange);
  return () => {
    watchers.delete(onChange);
    if (watchers.size === 0) stop();
  };
}

const watchers = new Set<() => void>();
let stop = (): void => undefined;

function start(): void {
  const notify = (): void => {
    for (const watcher of [...watchers]) watcher();
  };

  // Pages switch their scheme by a class, a style or a data attribute of the root or the body, and their direction
  // anywhere. Classes are not watched deeper: frameworks change thousands of them.
  const observer = new MutationObserver(notify);
  observer.observe(document, { subtree: true, attributeFilter: ['dir', 'lang'] });
  for (const element of [document.documentElement, document.body]) observer.observe(element, { attributes: true });

  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', notify);

  stop = () => {
    observer.disconnect();
    system.removeEventListener('change', notify);
  };
}
