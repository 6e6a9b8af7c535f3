import type { Locator, Page } from 'playwright';

/** How a cashier works the register. Journeys that take one can be walked in each way. */
export interface Hand {
  press(target: Locator): Promise<void>;
  /** Replaces what a field holds, and stays in it. */
  type(field: Locator, text: string): Promise<void>;
  /** Goes on to something else. */
  leave(field: Locator): Promise<void>;
  /** Takes one of the rows that arrow keys walk: a menu's items, a search's options. */
  take(row: Locator): Promise<void>;
  /** Chooses by its words from a list that drops down. */
  choose(list: Locator, words: string): Promise<void>;
  /** Takes one of those that arrow keys walk along the line, such as tabs. */
  walk(target: Locator): Promise<void>;
  /** Takes a row of a grid: one stop of Tab, and arrows within. */
  takeRow(row: Locator): Promise<void>;
  /** Types a PIN into the pad that shows, and sends it. */
  pin(pad: Locator, digits: string): Promise<void>;
}

/** A hand that types fast; anything faster is a scanner, whose keys are taken out of the field again. */
const MS_PER_KEY = 60;

/** A finger on a screen. */
export function touch(): Hand {
  return {
    press: (target) => target.tap(),
    async type(field, text) {
      await field.tap();
      await field.fill(text);
    },
    leave: (field) => field.blur(),
    take: (row) => row.tap(),
    async choose(list, words) {
      await list.selectOption({ label: words });
    },
    walk: (target) => target.tap(),
    takeRow: (row) => row.tap(),
    async pin(pad, digits) {
      for (const digit of digits) await pad.getByRole('button', { name: digit, exact: true }).tap();
      await pad.getByRole('button', { name: 'OK', exact: true }).tap();
    },
  };
}

export function mouse(): Hand {
  return {
    press: (target) => target.click(),
    type: (field, text) => field.fill(text),
    leave: (field) => field.blur(),
    take: (row) => row.click(),
    async choose(list, words) {
      await list.selectOption({ label: words });
    },
    walk: (target) => target.click(),
    takeRow: (row) => row.click(),
    async pin(pad, digits) {
      for (const digit of digits) await pad.getByRole('button', { name: digit, exact: true }).click();
      await pad.getByRole('button', { name: 'OK', exact: true }).click();
    },
  };
}

/** No pointer at all: Tab to get there, and the keys that belong there. */
export function keyboard(page: Page): Hand {
  return {
    async press(target) {
      await tabTo(page, target);
      await page.keyboard.press((await target.getAttribute('type')) === 'checkbox' ? 'Space' : 'Enter');
    },
    async type(field, text) {
      await tabTo(page, field);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.press('Delete');
      await page.keyboard.type(text, { delay: MS_PER_KEY });
    },
    leave: () => page.keyboard.press('Tab'),
    async take(row) {
      await row.waitFor();
      await walkTo(page, 'ArrowDown', row);
      await page.keyboard.press('Enter');
    },
    async choose(list, words) {
      await tabTo(page, list);
      await page.keyboard.type(words, { delay: MS_PER_KEY });
    },
    async takeRow(row) {
      const stop = row.locator('xpath=ancestor::*[@role="grid"]').locator('[role=row][tabindex="0"]');
      await tabTo(page, stop);
      await walkTo(page, 'ArrowDown', row);
      await page.keyboard.press('Enter');
    },
    async walk(target) {
      // The chosen one is the stop of Tab, whether it has focus or not.
      const current = target.locator('xpath=..').locator('[tabindex="0"]');
      await current.waitFor();
      await walkTo(page, (await isBehind(current)) ? 'Shift+Tab' : 'Tab', current, isFocused);
      await walkTo(page, 'ArrowRight', target);
    },
    async pin(pad, digits) {
      await pad.getByRole('button', { name: 'OK', exact: true }).waitFor();
      // As people type: faster would be a scanner.
      await page.keyboard.type(digits, { delay: MS_PER_KEY });
      await page.keyboard.press('Enter');
    },
  };
}

/** More stops than any page of the register has. */
const MOST_STOPS = 120;

async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  await walkTo(page, (await isBehind(target)) ? 'Shift+Tab' : 'Tab', target);
}

async function walkTo(
  page: Page,
  key: 'Tab' | 'Shift+Tab' | 'ArrowDown' | 'ArrowRight',
  target: Locator,
  isThere: (target: Locator) => Promise<boolean> = isReached,
): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await isThere(target)) return;
    // Arrows as fast as a machine's would be a scanner's line ends.
    if (key.startsWith('Arrow')) await page.waitForTimeout(MS_PER_KEY);
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reaches ${target.toString()}`);
}

/** Whether the way back from what has focus is the shorter one, as both stand in one root. */
function isBehind(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const { activeElement } = element.getRootNode() as ShadowRoot | Document;
    return activeElement ? (activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0 : false;
  });
}

/** Focused, or named by the field as the option that Enter takes. */
function isReached(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const { activeElement } = element.getRootNode() as ShadowRoot | Document;
    return activeElement === element || element.getAttribute('aria-selected') === 'true';
  });
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => (element.getRootNode() as ShadowRoot | Document).activeElement === element);
}
