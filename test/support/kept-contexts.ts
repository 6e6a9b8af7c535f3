import type { Browser, BrowserContext } from 'playwright';

const STORED = 'cookies,indexeddb,local_storage,cache_storage,service_workers';

/**
 * Gives each test file a browser context that an earlier one has left, with nothing left in it but the modules it had
 * loaded: a new context would load and compile all of them again, which takes longer than most files' tests.
 */
export function keptContexts(): (options: { readonly browser: Browser }) => Promise<BrowserContext> {
  const free: BrowserContext[] = [];
  return async ({ browser }) => {
    const context = free.pop() ?? (await browser.newContext());
    const leave = async (): Promise<void> => {
      const [page] = context.pages();
      const session = page && (await context.newCDPSession(page));
      await session?.send('Storage.clearDataForOrigin', { origin: '*', storageTypes: STORED });
      await Promise.all(context.pages().map((each) => each.close()));
      free.push(context);
    };
    return new Proxy(context, {
      get: (target, name) => {
        if (name === 'close') return leave;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
      },
    });
  };
}
