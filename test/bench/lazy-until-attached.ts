import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchBrowser } from '../support/launch-browser.js';
import { openStrictPage } from '../support/strict-page.js';
import { bundleInto } from './bundle.js';

/** Long after the last module that an attached customer asks for; nothing is fetched ahead here. */
const SETTLED_MS = 1_000;
const ELEMENTS = '<customer-provider><customer-search></customer-search></customer-provider>';

/** The modules reached by import() that a real page with provider and search loads until it has found and attached a customer. */
export async function lazyUntilAttached(code: string): Promise<ReadonlySet<string>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'size-'));
  const browser = await launchBrowser();
  try {
    const modules = await bundleInto(folder, code);
    const [entry = ''] = [...modules].find(([, module]) => module === '<stdin>') ?? [];
    const body = `${ELEMENTS}<script type="module" src="/scripts/${path.basename(entry)}"></script>`;
    const { page, close } = await openStrictPage(browser, { body, scripts: folder, policies: 'lit-html' });
    // A page that is never idle fetches nothing ahead: what is left is what it cannot do without.
    await page.addInitScript(() => {
      globalThis.requestIdleCallback = () => 0;
    });
    // Saving is not part of the account: it happens before the page is opened anew.
    await page.evaluate(async () => {
      await customElements.whenDefined('customer-provider');
      const provider = document.querySelector<Element & { client: { save(draft: object): Promise<unknown> } }>(
        'customer-provider',
      );
      await provider?.client.save({ displayName: 'Ada Lovelace' });
    });

    // Away from the page, so that nothing it still fetches is counted with the next.
    const url = page.url();
    await page.goto('about:blank');
    const loaded = new Set<string>();
    page.on('request', (request) => {
      const module = modules.get(path.join(folder, new URL(request.url()).pathname.replace('/scripts/', '')));
      if (module !== undefined) loaded.add(module);
    });
    await page.goto(url);
    const attached = page.evaluate(
      () => new Promise<void>((resolve) => document.addEventListener('customer-change', () => resolve(), { once: true })),
    );
    await page.getByRole('combobox').fill('ada');
    await page.getByRole('option', { name: /Ada Lovelace/ }).click();
    await attached;
    // What shows the customer then asks for the whole record, now before the event is heard of here and now behind it.
    await page.waitForTimeout(SETTLED_MS);
    await close();
    return loaded;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}
