import type { CustomerClientSettings } from '../../domain/client-options.js';
import { EMPTY_FIELDS } from '../../domain/customer-change.js';
import { readDraft } from '../../domain/customer-draft.js';
import type { ImportRow } from '../../domain/customer-import.js';
import { deriveId } from '../../domain/derived-id.js';
import { isRegularsError } from '../../domain/errors.js';
import { fieldProblems } from '../../domain/field-rules.js';
import type { Id } from '../../domain/id.js';
import type { RowProblem } from '../../domain/import-row.js';
import { todayOf } from '../client-context.js';
import type { CheckedOptions } from './import-options.js';
import type { RowSource, SourceRow } from './import-source.js';

export type RowBatches = Iterable<readonly ImportRow[]> | AsyncIterable<readonly ImportRow[]>;

/**
 * Rows a host hands over as a source. A row without an id of its own gets one of the import's id and its place:
 * with `options.id` the same rows make the same customers.
 */
export function openBatches(batches: RowBatches, options: CheckedOptions, settings: CustomerClientSettings, root: Id): RowSource {
  const importId = options.id ?? settings.environment.newId();
  const context = { settings, today: todayOf(settings), phones: null };
  return {
    importId,
    keySpace: options.origin === null ? null : deriveId(root, `source ${options.origin}`),
    rowSpace: deriveId(root, `import ${importId}`),
    problems: [],
    rows,
  };

  async function* rows(): AsyncGenerator<SourceRow> {
    let row = 0;
    for await (const batch of batches) {
      for (const given of batch) {
        yield {
          ...sourceRow(given, options.origin, (draft) => fieldProblems(draft, EMPTY_FIELDS, context)),
          row,
          shown: row + 2,
          said: [],
          fraction: null,
        };
        row += 1;
      }
    }
  }
}

function sourceRow(
  given: unknown,
  origin: string | null,
  judge: (draft: ImportRow) => readonly Omit<RowProblem, 'outcome'>[],
): Pick<SourceRow, 'draft' | 'key' | 'problems'> {
  try {
    const { identityDocuments = [], ...draft } = readDraft(given);
    const [wrong] = judge(draft);
    if (wrong) return refusal(wrong);
    const key = origin === null ? null : (draft.externalIds?.[origin] ?? null);
    return { draft, key, problems: identityDocuments.length > 0 ? [DOCUMENTS] : [] };
  } catch (error) {
    // One row that is no draft does not stop the ten thousand behind it.
    if (!isRegularsError(error)) throw error;
    return refusal({ path: error.path ?? '', code: error.code, message: `is not ${error.expected ?? 'a customer draft'}` });
  }
}

function refusal({ path, code, message }: Omit<RowProblem, 'outcome'>): Pick<SourceRow, 'draft' | 'key' | 'problems'> {
  return { draft: null, key: null, problems: [{ path, code, message, outcome: 'refused' }] };
}

/** Their numbers are sealed one by one, which is the work of `save()`. */
const DOCUMENTS: RowProblem = {
  path: 'identityDocuments',
  code: 'documents-not-taken',
  message: 'identity documents are not imported; save them with the customer',
  outcome: 'changed',
};
