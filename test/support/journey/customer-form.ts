import type { Locator, Page } from 'playwright';
import type { Hand } from './hand.js';
import { literal } from './literal.js';

/** Fields by their labels, and what stands in them. */
export type Fields = Readonly<Record<string, string>>;

/** The form that shows, worked by the words on it. */
export class CustomerForm {
  readonly save: Locator;
  readonly cancel: Locator;
  /** The checkbox that says whether transactions can be made. */
  readonly active: Locator;
  /** The sentences of a warning that waits for its OK. */
  readonly warning: Locator;

  constructor(
    private readonly page: Page,
    private readonly hand: Hand,
  ) {
    this.save = page.getByRole('button', { name: 'Save', exact: true });
    this.cancel = page.getByRole('button', { name: 'Cancel', exact: true });
    this.active = page.getByRole('checkbox', { name: 'Active', exact: true });
    this.warning = page.getByRole('alertdialog');
  }

  /** The control under a label; `(Optional)` behind it is no part of its name. */
  field(label: string): Locator {
    const words = literal(label);
    return this.page.getByLabel(new RegExp(`^\\s*${words}(\\s*\\(Optional\\))?\\s*$`)).filter({ visible: true });
  }

  switch(label: string): Locator {
    return this.page.getByRole('switch', { name: label, exact: true });
  }

  /** What failed, in a sentence beside Save. */
  failure(words: RegExp): Locator {
    return this.page.getByRole('form').getByText(words);
  }

  async fill(fields: Fields): Promise<void> {
    for (const [label, text] of Object.entries(fields)) await this.hand.type(this.field(label), text);
  }

  /** Types into one field and goes on, so that it says what it makes of it. */
  async fillAndLeave(label: string, text: string): Promise<void> {
    await this.fill({ [label]: text });
    await this.hand.leave(this.field(label));
  }

  /** What the named fields hold. */
  async values<Label extends string>(...labels: Label[]): Promise<Record<Label, string>> {
    const entries = await Promise.all(labels.map(async (label) => [label, await this.field(label).inputValue()] as const));
    return Object.fromEntries(entries) as Record<Label, string>;
  }

  async turn(label: string, state: 'on' | 'off'): Promise<void> {
    const control = this.switch(label);
    await control.waitFor();
    const checked = String(state === 'on');
    if ((await control.getAttribute('aria-checked')) !== checked) await this.hand.press(control);
    // Keys as fast as a scanner's are heard of a moment later.
    await control.and(this.page.locator(`[aria-checked=${checked}]`)).waitFor();
  }

  async chooseType(words: string): Promise<void> {
    await this.hand.choose(this.field('Customer Type'), words);
  }

  /** Presses *Save*, and no more: what comes of it is for the journey to say. */
  async pressSave(): Promise<void> {
    await this.hand.press(this.save);
  }
}
