import type { Id } from '../domain/id.js';
import type { MerchantState } from '../domain/merchant/merchant-state.js';
import type { DocumentNumbers, RecordRow } from './record-row.js';
import type { Secrets } from './secrets.js';

/** Numbers of identity documents, encrypted where they lie. Each opens only in its merchant and its document. */
export class DocumentVault {
  constructor(
    private readonly secrets: Secrets,
    private readonly merchantId: string,
  ) {}

  async opened(rows: readonly Pick<RecordRow, 'id' | 'secret'>[]): Promise<ReadonlyMap<Id, DocumentNumbers>> {
    const numbers = new Map<Id, DocumentNumbers>();
    await Promise.all(
      rows.map(async ({ id, secret }) => {
        if (secret !== null) numbers.set(id, JSON.parse(await this.secrets.open(secret, this.boundTo(id))) as DocumentNumbers);
      }),
    );
    return numbers;
  }

  /** The rows, those of documents with their numbers. */
  async sealed(rows: readonly RecordRow[], { documents }: MerchantState<unknown>): Promise<RecordRow[]> {
    return Promise.all(
      rows.map(async (row) => {
        const held = row.kind === 'document' ? documents.get(row.id) : undefined;
        if (!held || (held.number === null && !held.others)) return row;
        const { number, others } = held;
        const text = JSON.stringify({ number, ...(others && { others }) });
        return { ...row, secret: await this.secrets.seal(text, this.boundTo(row.id)) };
      }),
    );
  }

  private boundTo(id: Id): readonly string[] {
    return [this.merchantId, id];
  }
}
