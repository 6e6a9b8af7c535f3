import path from 'node:path';
import { launchBrowser } from '../support/launch-browser.js';
import { openStrictPage } from '../support/strict-page.js';

const BODY =
  '<customer-provider><customer-search></customer-search></customer-provider><script type="module" src="/scripts/search.js"></script>';

/**
 * Opens a page with provider and search in a real browser, searches, attaches, and lists the scripts it loaded for that.
 *
 * What is imported lazily and yet always needed would else be missing from the account.
 */
export async function scriptsUntilAttached(folder: string, entry: string): Promise<string[]> {
  const browser = await launchBrowser();
  try {
    const { page } = await openStrictPage(browser, {
      body: BODY.replace('search.js', entry),
      scripts: folder,
      policies: 'lit-html',
    });
    // Saving is not part of the account: it happens before the page is opened anew.
    await page.evaluate(async () => {
      await customElements.whenDefined('customer-provider');
      const provider = document.querySelector('customer-provider') as Element & {
        client: { save(draft: object): Promise<unknown> };
      };
      await provider.client.save({ displayName: 'Ada Lovelace' });
    });

    const loaded = new Set<string>();
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/scripts/')) loaded.add(path.join(folder, pathname.replace('/scripts/', '')));
    });
    await page.reload();
    await page.getByRole('combobox').fill('ada');
    const attached = page.evaluate(
      () => new Promise<void>((resolve) => document.addEventListener('customer-change', () => resolve(), { once: true })),
    );
    await page.getByRole('option', { name: /Ada Lovelace/ }).click();
    await attached;
    return [...loaded];
  } finally {
    await browser.close();
  }
}
