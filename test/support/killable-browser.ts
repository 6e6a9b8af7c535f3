import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright';
import { browserFlags, findOrInstallBrowser } from './find-browser.js';

/** A browser on a profile that outlives it. */
export interface KillableBrowser {
  readonly context: BrowserContext;
  /** Ends every process of the browser, with no time to put anything away. */
  kill(): Promise<void>;
}

/** Starts a browser on a profile in a folder, as a till that is switched on. */
export async function launchOnProfile(folder: string, options: BrowserContextOptions = {}): Promise<KillableBrowser> {
  const { executablePath } = findOrInstallBrowser(console.log);
  const context = await chromium.launchPersistentContext(folder, { executablePath, args: browserFlags(), ...options });
  const browser = context.browser();
  if (!browser) throw new Error('this browser cannot be asked for its processes');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('the browser names no process of its own');
  return {
    context,
    async kill() {
      const closed = new Promise((resolve) => context.once('close', resolve));
      // Playwright makes the browser the head of a group of its own.
      process.kill(-main.id, 'SIGKILL');
      await closed;
    },
  };
}
