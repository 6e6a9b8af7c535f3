import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { launchBrowser } from '../launch-browser.js';
import type { Hand } from './hand.js';
import { PageWatch } from './page-watch.js';
import { Register, type RegisterSettings } from './register.js';

export interface OpenOptions extends RegisterSettings {
  readonly context?: BrowserContextOptions;
  /** Runs in each page before its own scripts. */
  readonly before?: () => void;
  readonly hand?: (register: Register) => Hand;
}

/** The registers of one file of journeys, each on a store of its own. */
export interface Shop {
  /** A register that knows nobody. */
  open(options?: OpenOptions): Promise<Register>;
  /** The register on a page that `blankPage()` gave. */
  openOn(page: Page): Promise<Register>;
  /** A page of some host's, in a browser that has stored nothing. */
  blankPage(): Promise<Page>;
}

export interface ShopOptions {
  /** Where its register is served; the built one where not given. Asked once a register is opened. */
  readonly url?: () => string;
  /** How long a register is waited for; enough for a machine that has other things to do. */
  readonly patienceMs?: number;
}

const TABLET = { viewport: { width: 1180, height: 820 }, hasTouch: true, locale: 'en-US', timezoneId: 'America/New_York' };

/**
 * Starts a browser for the file it is called in. After every test of it, whatever that was about: nothing was thrown into
 * the page, and its content security policy refused nothing.
 */
export function openShop({ url = () => inject('registerUrl'), patienceMs = 60_000 }: ShopOptions = {}): Shop {
  let browser: Browser;
  const watched = new Map<BrowserContext, PageWatch>();

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await tellLast(browser, watched, task.name);
    const watches = [...watched.values()];
    const complaints = watches.flatMap((watch) => watch.complaints);
    for (const watch of watches) watch.forget();
    expect(complaints).toEqual([]);
  });
  afterAll(() => browser.close());

  const newPage = async (options: Pick<OpenOptions, 'context' | 'before'> = {}): Promise<{ page: Page; watch: PageWatch }> => {
    const context = await browser.newContext({ ...TABLET, ...options.context });
    context.setDefaultTimeout(patienceMs);
    const watch = await PageWatch.over(context);
    watched.set(context, watch);
    if (options.before) await context.addInitScript(options.before);
    return { page: await context.newPage(), watch };
  };

  return {
    async open({ context, before, hand, ...settings } = {}) {
      const { page, watch } = await newPage({ ...(context && { context }), ...(before && { before }) });
      const register = await new Register(page, watch, url()).open(settings);
      return hand ? register.by(hand(register)) : register;
    },
    openOn(page) {
      const watch = watched.get(page.context());
      if (!watch) throw new Error('this page is of another shop');
      return new Register(page, watch, url()).open();
    },
    blankPage: async () => (await newPage()).page,
  };
}

/** What a failed test saw last, for whoever looks into it: in the log where the pictures are out of reach. */
async function tellLast(browser: Browser, watched: ReadonlyMap<BrowserContext, PageWatch>, testName: string): Promise<void> {
  const folder = fileURLToPath(new URL('../../../.reports/journeys', import.meta.url));
  const name = testName.replace(/\W+/g, '-').slice(0, 60);
  for (const context of browser.contexts()) {
    const { failed = [], logged = [] } = watched.get(context) ?? {};
    for (const [index, page] of context.pages().entries()) {
      const stores = await Promise.race([page.evaluate(statesOfStores), sleep(5_000, 'no answer')]).catch(String);
      console.error(JSON.stringify({ testName, stores, failed: failed.slice(-10), logged: logged.slice(-10) }));
      await page.screenshot({ path: `${folder}/${name}-${index}.png` }).catch(() => null);
    }
  }
}

/** Runs in the page: how far the store of each provider has come. */
function statesOfStores(): unknown {
  return [...document.querySelectorAll('customer-provider')].map(({ client }) => client?.store ?? null);
}
