/**
 * A module that comes with its first use. It is kept: asking the browser for one that is there still costs a turn of its
 * loop, half of what a small write does. A load that failed is tried again with the next use.
 */
export function loadOnce<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let loaded: Promise<Module> | null = null;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return loaded;
  };
}
