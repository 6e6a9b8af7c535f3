import { chromium, type Browser } from 'playwright';
import { browserFlags, findOrInstallBrowser } from './find-browser.js';

/** Starts a Chromium for a test in Node; the test closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath } = findOrInstallBrowser(console.log);
  return chromium.launch({ executablePath, args: browserFlags() });
}
