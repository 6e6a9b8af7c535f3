import { reportToCsv } from 'regulars/client';
import type { CustomerClient, ImportReport, ImportSource } from 'regulars/client';
import { showProblems } from './import-report.js';
import { byId } from './page.js';
import { number, say } from './words.js';

type Phase = 'choose' | 'running' | 'report' | 'failed';

/** What is being imported: a file, or customers made up on the spot. `open` gives the rows from the start each time. */
interface Import {
  readonly name: string;
  readonly origin?: string;
  open(): ImportSource;
}

const dialog = byId('import', HTMLDialogElement);
const title = byId('import-title', HTMLElement);
const status = byId('import-status', HTMLButtonElement);
const progress = byId('import-progress', HTMLProgressElement);
const input = byId('import-file', HTMLInputElement);
const drop = byId('import-drop', HTMLElement);

const SAMPLE_COUNT = 5000;
const SAMPLE_BATCH = 250;

/** Brings customers in from a file, or makes some up. The page goes on working meanwhile. */
export class ImportDialog {
  private running: AbortController | null = null;
  private latest: Import | null = null;
  private report: ImportReport | null = null;

  constructor(private readonly client: CustomerClient) {
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      // So that choosing the same file again is a change too.
      input.value = '';
      if (file) void this.run(fileImport(file));
    });
    this.acceptDrops();
    byId('import-samples', HTMLButtonElement).addEventListener('click', () => void this.loadSamples());
    byId('import-cancel', HTMLButtonElement).addEventListener('click', () => this.running?.abort());
    byId('import-resume', HTMLButtonElement).addEventListener('click', () => {
      if (this.latest) void this.run(this.latest);
    });
    byId('import-download', HTMLButtonElement).addEventListener('click', () => this.download());
    for (const id of ['import-again', 'import-retry']) {
      byId(id, HTMLButtonElement).addEventListener('click', () => this.show('choose'));
    }
    status.addEventListener('click', () => this.open());
    dialog.addEventListener('close', () => this.showStatus());
  }

  /** Opens where it was left: an import that runs, its report, or the choice of a file. */
  open(): void {
    if (!this.running && !this.report) this.show('choose');
    dialog.showModal();
    this.showStatus();
  }

  /** The same made-up people each time: loading them twice makes no doubles. */
  async loadSamples(): Promise<void> {
    const { sampleCustomers } = await import('regulars/testing');
    await this.run({
      name: say('import.samples'),
      origin: 'samples',
      open: () => sampleCustomers(SAMPLE_COUNT, { seed: 1, batch: SAMPLE_BATCH }),
    });
    // They hold no surprises: nobody needs their report, and the page they were loaded for is behind it.
    if (this.latest?.origin !== 'samples' || this.report?.cancelled !== false) return;
    this.report = null;
    dialog.close();
  }

  private async run(source: Import): Promise<void> {
    if (this.running) return;
    const running = new AbortController();
    this.running = running;
    this.latest = source;
    this.report = null;
    byId('import-name', HTMLElement).textContent = say('import.running', { name: source.name });
    this.showProgress(0, null);
    this.show('running');
    if (!dialog.open) dialog.showModal();

    try {
      const origin = source.origin === undefined ? {} : { origin: source.origin };
      this.report = await this.client.importCustomers(source.open(), {
        ...origin,
        format: 'auto',
        signal: running.signal,
        onProgress: ({ rows, fraction }) => this.showProgress(rows, fraction),
      });
      this.showReport(this.report);
      this.show('report');
    } catch (error) {
      const unreadable = error instanceof Error && 'code' in error && error.code === 'unreadable-file';
      byId('import-failed-text', HTMLElement).textContent = say(unreadable ? 'import.failed.text' : 'import.failed.store');
      this.show('failed');
    } finally {
      this.running = null;
      this.showStatus();
    }
  }

  private showProgress(rows: number, fraction: number | null): void {
    // Made-up customers come as a stream of unknown length: but we know how many we asked for.
    const share = fraction ?? (this.latest?.origin === 'samples' ? rows / SAMPLE_COUNT : null);
    if (share === null) progress.removeAttribute('value');
    else progress.value = share;
    byId('import-rows', HTMLElement).textContent = say('import.rows', { rows: number(rows) });
    status.textContent = say('import.rows', { rows: number(rows) });
  }

  private showReport(report: ImportReport): void {
    title.textContent = say(report.cancelled ? 'import.stopped' : 'import.done');
    byId('import-resume', HTMLElement).hidden = !report.cancelled;
    const summary = byId('import-summary', HTMLElement);
    summary.hidden = !report.cancelled;
    summary.textContent = say('import.stopped.text', { row: number(report.nextRow + 1) });
    showProblems(report);
  }

  private show(phase: Phase): void {
    for (const name of ['choose', 'running', 'report', 'failed'] as const) {
      byId(`import-${name}`, HTMLElement).hidden = name !== phase;
    }
    if (phase !== 'report') title.textContent = say('import.title');
    // What was pressed is gone with its phase; the heading says what came instead.
    if (dialog.open && !dialog.contains(document.activeElement?.closest('[hidden]') ?? null)) title.focus();
  }

  /** An import goes on with its dialog closed; then the bar says so. */
  private showStatus(): void {
    status.hidden = this.running === null || dialog.open;
  }

  private acceptDrops(): void {
    dialog.addEventListener('dragover', (event) => {
      event.preventDefault();
      drop.classList.add('drop-over');
    });
    dialog.addEventListener('dragleave', () => drop.classList.remove('drop-over'));
    dialog.addEventListener('drop', (event) => {
      event.preventDefault();
      drop.classList.remove('drop-over');
      const file = event.dataTransfer?.files[0];
      if (file) void this.run(fileImport(file));
    });
  }

  private download(): void {
    if (!this.report) return;
    const url = URL.createObjectURL(new Blob([reportToCsv(this.report)], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'import-report.csv';
    link.click();
    URL.revokeObjectURL(url);
  }
}

function fileImport(file: File): Import {
  return { name: file.name, open: () => file };
}
