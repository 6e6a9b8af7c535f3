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
}

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
      await page.keyboard.type(text);
    },
    leave: () => page.keyboard.press('Tab'),
    async take(row) {
      await row.waitFor();
      await walkTo(page, 'ArrowDown', row);
      await page.keyboard.press('Enter');
    },
    async choose(list, words) {
      await tabTo(page, list);
      await page.keyboard.type(words);
    },
  };
}

/** More stops than any page of the register has. */
const MOST_STOPS = 120;

async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  await walkTo(page, (await isBehind(target)) ? 'Shift+Tab' : 'Tab', target);
}

async function walkTo(page: Page, key: 'Tab' | 'Shift+Tab' | 'ArrowDown', target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await isReached(target)) return;
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
