import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { PinPad } from '../../context/pin-pad.js';
import { asRegularsError, RegularsError } from '../../domain/errors.js';
import type { Announcer } from '../../ui/a11y/announcer.js';
import { download, icon, printer, warning } from '../../ui/icons.js';
import { saveFile } from '../../ui/save-file.js';
import { exportHistory } from './history-export.js';
import { readRows } from './history-pages.js';
import type { HistoryPages } from './history-pages.js';
import { withPast } from './history-past.js';
import type { HistoryElement, HistoryScene } from './history-scene.js';
import type { HistorySubject } from './history-subject.js';
import { PRINTED_AT_MOST, printHistory } from './print-history.js';

/** Takes a history off the register: on paper, or as a file. */
export class HistoryOutput {
  private running: 'print' | 'export' | undefined;
  private refusal = '';
  private readonly pad: PinPad;

  constructor(
    private readonly host: HistoryElement,
    private readonly announcer: Announcer,
    private readonly scene: HistoryScene,
    private readonly pages: HistoryPages,
  ) {
    this.pad = new PinPad(host);
  }

  render({ mayExport }: HistorySubject): TemplateResult {
    const { words } = this.scene;
    const { running } = this;
    return html`
      <div class="tools">
        <button class="button plain" type="button" aria-busy=${running === 'print' ? 'true' : 'false'} @click=${this.onPrint}>
          ${icon(printer)}<span>${words.t('history.print')}</span>
        </button>
        ${
          mayExport === 'no'
            ? nothing
            : html`<button class="button plain" type="button" aria-busy=${running === 'export' ? 'true' : 'false'} @click=${this.onExport}>
                ${icon(download)}<span>${words.t('history.export')}</span>
              </button>`
        }
      </div>
    `;
  }

  /** Why it failed, where it did. */
  renderRefusal(): TemplateResult | typeof nothing {
    if (this.refusal === '') return nothing;
    return html`<p class="error" part="error">${icon(warning)}<span>${this.refusal}</span></p>`;
  }

  /** Where a manager types the PIN, once one was asked. */
  renderPad(): TemplateResult | typeof nothing {
    return this.pad.render();
  }

  /** All of the tab that shows, as CSV text. */
  csv(): Promise<string> {
    const { answer, query, phrases } = this.scene;
    const { client } = this.host.link;
    const { rows: older } = this.pages.past;
    return exportHistory({ client, subject: answer, query, phrases, older, approve: (intent) => this.pad.request(intent) });
  }

  /** Prints the tab that shows, up to what anybody reads on paper. */
  async print(): Promise<void> {
    const { client } = this.host.link;
    const { subject, query, phrases } = this.scene;
    if (!client || !query || !subject) throw new RegularsError('not-found', 'No history shows.');
    const { rows: here, next } = await readRows(client, query, PRINTED_AT_MOST);
    const rows = next === null ? withPast(here, this.pages.past.rows) : here;
    const { from, to } = query;
    const days = [from, to].filter((date) => date !== null).map((date) => phrases.date(date));
    printHistory(
      this.host.renderRoot,
      {
        name: subject.summary.displayName,
        tab: query.tab,
        period: [...new Set(days)].join(' – '),
        rows: rows.slice(0, PRINTED_AT_MOST),
        isCut: next !== null || rows.length > PRINTED_AT_MOST,
        direction: getComputedStyle(this.host).direction,
      },
      phrases,
    );
  }

  private readonly onPrint = (): void => {
    void this.run('print', () => this.print());
  };

  private readonly onExport = (): void => {
    void this.run('export', async () => {
      const text = await this.csv();
      const { query, phrases } = this.scene;
      const file = `history-${query?.tab ?? 'sales'}-${phrases.today}.csv`;
      // The mark at the front tells spreadsheets that it is UTF-8.
      saveFile(this.host.renderRoot, { name: file, text: `\ufeff${text}`, type: 'text/csv;charset=utf-8' });
      this.announcer.say(this.scene.words.t('history.exported', { file }));
    });
  };

  /** One at a time; says that it takes a moment, and why it failed. */
  private async run(name: 'print' | 'export', action: () => Promise<void>): Promise<void> {
    if (this.running) return;
    this.running = name;
    this.refusal = '';
    this.announcer.say(this.scene.words.t(name === 'print' ? 'history.printing' : 'history.exporting'));
    this.host.requestUpdate();
    try {
      await action();
    } catch (error) {
      this.refuse(asRegularsError(error, 'unsupported', 'The history could not be taken off the register.'));
    } finally {
      this.running = undefined;
      this.host.requestUpdate();
    }
  }

  private refuse(error: RegularsError): void {
    // Who closed the pad knows.
    if (error.code === 'approval-cancelled') return;
    this.refusal = this.scene.sentence(error);
    this.announcer.alert(this.refusal);
  }
}
