import type { Locator, Page } from 'playwright';

export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly alreadyHere: number;
  readonly notTaken: number;
}

/** The register's Import dialog. */
export class ImportDialog {
  readonly dialog: Locator;
  readonly progress: Locator;
  readonly stop: Locator;
  readonly goOn: Locator;
  readonly finished: Locator;
  readonly stopped: Locator;
  readonly failed: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole('dialog').filter({ has: page.locator('#import-title') });
    this.progress = this.dialog.getByText(/rows done$/);
    this.stop = this.dialog.getByRole('button', { name: 'Stop', exact: true });
    this.goOn = this.dialog.getByRole('button', { name: 'Go on', exact: true });
    this.finished = this.dialog.getByRole('heading', { name: 'Import finished' });
    this.stopped = this.dialog.getByRole('heading', { name: 'Import stopped' });
    this.failed = this.dialog.getByRole('alert');
  }

  /** Opens it on the Customers page, where it is not open, and hands it a file; the import runs from here on. */
  async choose(csv: string, name = 'customers.csv'): Promise<void> {
    if (!(await this.dialog.isVisible())) {
      await this.page.getByRole('navigation', { name: 'Register' }).getByRole('link', { name: 'Customers' }).click();
      await this.page.getByRole('main').getByRole('button', { name: 'Import customers' }).first().click();
      await this.dialog.waitFor();
    }
    const again = this.dialog.getByRole('button', { name: 'Import another file' });
    if (await again.isVisible()) await again.click();
    await this.dialog.getByLabel(/Choose a file/).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) });
  }

  /** Imports a whole file and reads its report. */
  async import(csv: string, name?: string): Promise<ImportCounts> {
    await this.choose(csv, name);
    return this.report();
  }

  /** The counts of the report, once the import is at its end. */
  async report(): Promise<ImportCounts> {
    await this.finished.waitFor({ timeout: 100_000 });
    return this.counts();
  }

  async counts(): Promise<ImportCounts> {
    return {
      created: await this.count('New'),
      updated: await this.count('Updated'),
      alreadyHere: await this.count('Already here'),
      notTaken: await this.count('Not taken'),
    };
  }

  /** How many rows the dialog says are done. */
  async rowsDone(): Promise<number> {
    return figure(await this.progress.textContent());
  }

  /** Waits until some rows are done, and no longer. */
  async untilUnderWay(): Promise<void> {
    await this.dialog.getByText(/^[1-9][\d,]* rows done$/).waitFor();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close', exact: true }).click();
  }

  private async count(term: string): Promise<number> {
    const group = this.dialog.locator('dl > div').filter({ has: this.page.getByText(term, { exact: true }) });
    return figure(await group.locator('dd').textContent());
  }
}

/** `10,000 rows` is 10,000. */
export function figure(text: string | null): number {
  return Number((text ?? '').replace(/\D/g, ''));
}
