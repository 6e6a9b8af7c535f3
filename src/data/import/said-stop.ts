import { contactPointOf, kindOf } from '../../domain/consent.js';
import type { RowProblem } from '../../domain/import-row.js';
import type { ClientContext } from '../client-context.js';
import { StopHashes } from '../erasing/stop-hashes.js';
import type { PreparedRow } from './batch.js';

const SAID_STOP: RowProblem = {
  path: 'consents',
  code: 'said-stop',
  message: 'somebody with this contact had said stop before they were erased; not subscribed',
  outcome: 'changed',
};

/** Keeps files from subscribing a contact point whose owner had said stop before being erased. */
export class SaidStop {
  private readonly hashes: StopHashes;

  constructor(
    context: ClientContext,
    /** Hashes that are kept. */
    private readonly kept: ReadonlySet<string>,
  ) {
    this.hashes = new StopHashes(context);
  }

  async heeded(row: PreparedRow): Promise<PreparedRow> {
    const { draft, e164 } = row;
    const choices = draft?.consents ?? [];
    if (!draft || choices.length === 0) return row;
    const { phone: typed, email = null, address = null } = draft;
    const contacts = { phone: typed ? { typed, e164 } : null, email, address };
    const isStopped = await Promise.all(
      choices.map(async ({ channel, purpose = 'marketing', state }) => {
        const contactPoint = contactPointOf(channel, contacts);
        if (contactPoint === null || state === 'unsubscribed') return false;
        return this.kept.has(await this.hashes.hash(kindOf({ channel, purpose, contactPoint })));
      }),
    );
    if (!isStopped.includes(true)) return row;
    return {
      ...row,
      draft: { ...draft, consents: choices.filter((_, place) => !isStopped[place]) },
      said: row.said.filter((_, place) => !isStopped[place]),
      problems: [...row.problems, SAID_STOP],
    };
  }
}
