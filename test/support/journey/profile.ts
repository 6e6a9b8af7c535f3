import { inject } from 'vitest';
import { launchOnProfile } from '../killable-browser.js';
import { figure } from './import-dialog.js';
import { PageWatch } from './page-watch.js';
import { Register } from './register.js';

/** A browser whose profile outlives it. */
export interface Profile {
  readonly register: Register;
  /** Hears of each number of rows the moment the page says it, so that a killed page has told. */
  followProgress(): Promise<{ readonly rows: number }>;
  /** Ends every process of the browser, with no time to put anything away. */
  kill(): Promise<void>;
}

/** Starts a browser on a profile in a folder, as a till that is switched on, with the register open. */
export async function openProfile(folder: string): Promise<Profile> {
  const { context, kill } = await launchOnProfile(folder, { viewport: { width: 1180, height: 820 }, locale: 'en-US' });
  const watch = await PageWatch.over(context);
  const page = context.pages()[0] ?? (await context.newPage());
  const register = await new Register(page, watch, inject('registerUrl')).open();

  return {
    register,
    async followProgress() {
      const told = { rows: 0 };
      await page.exposeFunction('tellProgress', (text: string) => {
        told.rows = Math.max(told.rows, figure(text));
      });
      await page.evaluate(() => {
        const line = document.querySelector('#import-rows');
        const tell = (globalThis as unknown as { tellProgress(text: string): void }).tellProgress;
        if (line)
          new MutationObserver(() => tell(line.textContent)).observe(line, {
            childList: true,
            characterData: true,
            subtree: true,
          });
      });
      return told;
    },
    kill,
  };
}
