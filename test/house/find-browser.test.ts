import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browserFlags, findBrowser } from '../support/find-browser.js';

let before: string | undefined;

beforeEach(() => {
  before = process.env['CHROME_PATH'];
});

afterEach(() => {
  if (before === undefined) delete process.env['CHROME_PATH'];
  else process.env['CHROME_PATH'] = before;
});

describe('the browser that tests drive', () => {
  it('is the one CHROME_PATH names', () => {
    process.env['CHROME_PATH'] = process.execPath;
    expect(findBrowser()).toEqual({ executablePath: process.execPath, said: `browser: ${process.execPath} (CHROME_PATH)` });
  });

  it('is refused where CHROME_PATH names no file, not silently another one', () => {
    process.env['CHROME_PATH'] = '/nowhere/chrome';
    expect(() => findBrowser()).toThrow('CHROME_PATH names no file: /nowhere/chrome');
  });

  it('makes no requests of its own', () => {
    expect(browserFlags()).toContain('--disable-background-networking');
  });
});
