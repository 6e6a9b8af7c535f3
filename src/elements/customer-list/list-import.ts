import { html, nothing } from 'lit';
import type { ReactiveController, TemplateResult } from 'lit';
import type { CustomerClient } from '../../context/customer-client-context.js';
import { errorSentence } from '../../context/error-sentence.js';
import type { LocalizeController } from '../../context/localize-controller.js';
import { PinPad } from '../../context/pin-pad.js';
import type { ApprovingElement } from '../../context/pin-pad.js';
import { withApproval } from '../../context/with-approval.js';
import { reportToCsv } from '../../domain/csv.js';
import type { ImportProgress, ImportReport } from '../../domain/customer-import.js';
import { asRegularsError } from '../../domain/errors.js';
import type { Grant } from '../../domain/grant.js';
import type { Id } from '../../domain/id.js';
import type { RegularsError } from '../../domain/errors.js';
import type { Announcer } from '../../ui/a11y/announcer.js';
import type { CommonWords } from '../../ui/i18n/common/en.js';
import type { ListWords } from '../../ui/i18n/list/en.js';
import { icon, warning } from '../../ui/icons.js';

export interface ImportTools {
  readonly words: LocalizeController<ListWords>;
  readonly common: LocalizeController<CommonWords>;
  readonly announcer: Announcer;
  readonly client: () => CustomerClient | undefined;
  /** Takes focus when the report is closed. */
  readonly onClose: () => void;
}

type Phase =
  | { readonly name: 'running'; readonly rows: number; readonly fraction: number | null }
  | { readonly name: 'report'; readonly report: ImportReport; readonly problemsUrl: string | null }
  | { readonly name: 'failed'; readonly error: RegularsError };

const COUNTS = ['created', 'updated', 'unchanged', 'refused'] as const;
const COUNT_KEYS = {
  created: 'list.importCreated',
  updated: 'list.importUpdated',
  unchanged: 'list.importUnchanged',
  refused: 'list.importRefused',
} as const;

/** Brings customers in from a file: how far it is, what became of the rows, and those to look at as a file. */
export class ListImport implements ReactiveController {
  private phase: Phase | null = null;
  private file: File | null = null;
  /** Of the import of that file, which a manager approves. */
  private importId: Id | null = null;
  private running: AbortController | null = null;
  private readonly pad: PinPad;

  constructor(
    private readonly host: ApprovingElement,
    private readonly tools: ImportTools,
  ) {
    this.pad = new PinPad(host);
    host.addController(this);
  }

  /** Imports a file; nothing where one is being imported. Stopped and asked again, it goes on where it was. */
  async run(file: File): Promise<void> {
    const client = this.tools.client();
    if (this.running || !client) return;
    const { words, announcer } = this.tools;
    this.running = new AbortController();
    if (file !== this.file) this.importId = null;
    this.file = file;
    this.show({ name: 'running', rows: 0, fraction: 0 });
    announcer.say(words.t('list.importing', { name: file.name }));
    try {
      const report = await this.bringIn(client, file, this.running.signal);
      this.show({ name: 'report', report, problemsUrl: problemsUrlOf(report) });
      announcer.say(`${this.endOf(report)} ${this.countsOf(report)}`);
    } catch (error) {
      const failure = asRegularsError(error, 'unreadable-file', 'The file could not be imported.');
      // Whoever closed the pad knows.
      if (failure.code === 'approval-cancelled') return this.close();
      this.show({ name: 'failed', error: failure });
      announcer.alert(this.failureOf(failure));
    } finally {
      this.running = null;
    }
  }

  private bringIn(client: CustomerClient, file: File, signal: AbortSignal): Promise<ImportReport> {
    const onProgress = ({ rows, fraction }: ImportProgress) => this.show({ name: 'running', rows, fraction });
    const id = (this.importId ??= client.options.environment.newId());
    return withApproval(
      // Where nobody has to approve, the file itself is what an import that broke off is known by.
      (grant?: Grant) => client.importCustomers(file, { format: 'auto', signal, onProgress, ...(grant && { id, grant }) }),
      () => this.pad.request({ entryId: id, action: 'create', note: file.name.slice(0, 200) }),
    );
  }

  hostDisconnected(): void {
    // An element put back in the same task goes on; whoever leaves for good cannot be seen stopping it.
    setTimeout(() => {
      if (!this.host.isConnected) this.running?.abort();
    });
  }

  render(): TemplateResult {
    const { phase } = this;
    return html`${phase === null ? nothing : this.line(phase)} ${this.pad.render()}`;
  }

  private line(phase: Phase): TemplateResult {
    const body =
      phase.name === 'running' ? this.progress(phase) : phase.name === 'report' ? this.report(phase) : this.failure(phase);
    return html`<div class=${`import-line ${phase.name}`} part="import-progress">${body}</div>`;
  }

  private progress({ rows, fraction }: Phase & { name: 'running' }): TemplateResult {
    const { words, common } = this.tools;
    const label = words.t('list.importing', { name: this.fileName });
    return html`<p class="sentence">${label} · ${words.t('list.importRows', { rows })}</p>
      <progress aria-label=${label} max="1" .value=${fraction ?? 0}></progress>
      <button type="button" class="button" @click=${() => this.running?.abort()}>${common.t('common.cancel')}</button>`;
  }

  private report({ report, problemsUrl }: Phase & { name: 'report' }): TemplateResult {
    const { words, common } = this.tools;
    return html`<p class="sentence">${this.endOf(report)} ${this.countsOf(report)}</p>
      ${report.cancelled ? html`<button type="button" class="button" @click=${() => this.again()}>${words.t('list.importResume')}</button>` : nothing}
      ${
        problemsUrl === null
          ? nothing
          : html`<a class="button" href=${problemsUrl} download=${`${this.fileName.replace(/\.csv$/i, '')}-report.csv`}
            >${words.t('list.importReport')}</a
          >`
      }
      <button type="button" class="button plain" @click=${() => this.close()}>${common.t('common.close')}</button>`;
  }

  private failure({ error }: Phase & { name: 'failed' }): TemplateResult {
    const { common } = this.tools;
    return html`${icon(warning)}
      <p class="sentence">${this.failureOf(error)}</p>
      <button type="button" class="button" @click=${() => this.again()}>${common.t('common.tryAgain')}</button>
      <button type="button" class="button plain" @click=${() => this.close()}>${common.t('common.close')}</button>`;
  }

  private get fileName(): string {
    return this.file?.name ?? '';
  }

  private endOf({ cancelled }: ImportReport): string {
    return this.tools.words.t(cancelled ? 'list.importStopped' : 'list.imported', { name: this.fileName });
  }

  private countsOf(report: ImportReport): string {
    return COUNTS.filter((kind) => kind === 'created' || report[kind] > 0)
      .map((kind) => this.tools.words.t(COUNT_KEYS[kind], { count: report[kind] }))
      .join(' · ');
  }

  private failureOf(error: RegularsError): string {
    const { words, common } = this.tools;
    return error.code === 'unreadable-file'
      ? words.t('list.importUnreadable', { name: this.fileName })
      : errorSentence(common, error);
  }

  private again(): void {
    if (this.file) void this.run(this.file);
  }

  private close(): void {
    this.show(null);
    this.tools.onClose();
  }

  private show(phase: Phase | null): void {
    if (this.phase?.name === 'report' && this.phase.problemsUrl !== null) URL.revokeObjectURL(this.phase.problemsUrl);
    this.phase = phase;
    this.host.requestUpdate();
  }
}

/** The rows to look at, as a file; null where all were taken as they stood. */
function problemsUrlOf(report: ImportReport): string | null {
  if (report.problems.length === 0) return null;
  return URL.createObjectURL(new Blob(['\ufeff', reportToCsv(report)], { type: 'text/csv;charset=utf-8' }));
}
