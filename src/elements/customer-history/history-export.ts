import type { CustomerClient } from '../../context/customer-client-context.js';
import { RegularsError } from '../../domain/errors.js';
import type { ApprovalIntent } from '../../domain/grant.js';
import { historyCsv } from './history-csv.js';
import { readRows } from './history-pages.js';
import type { HistoryPhrases } from './history-phrases.js';
import { withPast } from './history-past.js';
import type { HistoryQuery, HistoryRow } from './history-row.js';
import type { SubjectState } from './history-subject.js';

/** What is exported, and who may. */
export interface HistoryExport {
  readonly client: CustomerClient | undefined;
  /** Undefined while nobody shows. */
  readonly subject: SubjectState | undefined;
  readonly query: HistoryQuery | null;
  readonly phrases: HistoryPhrases;
  /** What was shown of the remote's part. */
  readonly older: readonly HistoryRow[];
  /** Asks a manager; rejects where none approves. */
  readonly approve: (intent: ApprovalIntent) => Promise<unknown>;
}

/**
 * All of a history as CSV text, however many pages.
 *
 * @throws {RegularsError} `not-found` where nobody shows, `locked`, `not-allowed`, `approval-cancelled`, or as reading does.
 */
export async function exportHistory({ client, subject, query, phrases, older, approve }: HistoryExport): Promise<string> {
  if (subject === 'locked') throw new RegularsError('locked', 'Nobody is signed in: this register is locked.');
  if (!client || !subject || subject === 'gone') throw new RegularsError('not-found', 'No customer shows.');
  if (!query || subject.mayExport === 'no') throw new RegularsError('not-allowed', 'This cashier may not export histories.');
  if (subject.mayExport === 'grant') {
    const note = phrases.words.t('history.exportNote');
    await approve({ entryId: client.options.environment.newId(), action: 'export', customerId: query.customerId, note });
  }
  const { rows } = await readRows(client, query);
  return historyCsv(query.tab, subject.summary.displayName, withPast(rows, older), phrases);
}
