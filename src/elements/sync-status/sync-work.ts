import type { CustomerClient } from '../../context/customer-client-context.js';
import { conflictLabel, conflictValue } from '../../context/conflict-value.js';
import type { ConflictSpeech } from '../../context/conflict-value.js';
import { localDateOf } from '../../domain/clock.js';
import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';
import type { CustomerId, Id } from '../../domain/id.js';
import type { ImportedField } from '../../domain/imported-fields.js';
import type { QueuedMutation } from '../../domain/sync-status.js';
import type { Announcer } from '../../ui/a11y/announcer.js';
import { saveFile } from '../../ui/save-file.js';
import type { QuestionDialog } from '../../ui/surface/question-dialog.js';
import type { FieldPick } from './field-rows.js';
import type { RefusedChanges } from './sync-outbox.js';
import type { SyncLocalize, SyncSentences } from './sync-sentences.js';

/** What the work on an outbox needs besides the outbox. */
export interface SyncWorkTools {
  readonly client: () => CustomerClient | undefined;
  readonly root: HTMLElement | DocumentFragment;
  readonly announcer: Announcer;
  readonly question: QuestionDialog;
  readonly localize: SyncLocalize;
  readonly sentences: SyncSentences;
  /** What shows. */
  readonly refused: () => RefusedChanges | undefined;
  readonly onRefusal: (error: RegularsError) => void;
  /** Called when what it is at has changed. */
  readonly onChange: () => void;
}

/** What a cashier does about changes that were not sent, one thing at a time; what fails is said and kept as a sentence. */
export class SyncWork {
  /** What failed last; empty where nothing did. */
  failure = '';
  isSyncing = false;
  /** The change that is being acted on. */
  busyId: Id | null = null;

  constructor(private readonly tools: SyncWorkTools) {}

  /** Sends and fetches now. How that ends is told by the status, which shows. */
  async now(): Promise<void> {
    const client = this.tools.client();
    if (!client || this.isSyncing) return;
    this.begin();
    this.isSyncing = true;
    this.tools.onChange();
    try {
      await client.sync.now();
    } catch (error) {
      this.tools.onRefusal(asRegularsError(error, 'remote-failed', 'Syncing failed.'));
    } finally {
      this.isSyncing = false;
      this.tools.onChange();
    }
  }

  async retry(queued: QueuedMutation): Promise<void> {
    const what = this.what(queued);
    await this.on(queued, async (client) => {
      await client.sync.retry(queued.mutation.id);
      this.say('sync.retried', what);
    });
  }

  /** Settles a row of an import, of one field or of all. */
  async settle(
    queued: QueuedMutation,
    { pick, field }: { readonly pick: FieldPick; readonly field: ImportedField | undefined },
    speech: ConflictSpeech,
  ): Promise<void> {
    const done = field
      ? speech.words.t('conflict.settled', { label: conflictLabel(field, speech), value: conflictValue(field, pick, speech) })
      : this.tools.localize.t('sync.settled', { what: this.what(queued) });
    await this.on(queued, async (client) => {
      await client.sync.settle(queued.mutation.id, pick, field?.group);
      this.tools.announcer.say(done);
    });
  }

  /** Resolves to whether it is another customer's now. */
  async move(queued: QueuedMutation, customerId: CustomerId): Promise<boolean> {
    const what = this.what(queued);
    return this.on(queued, async (client) => {
      await client.sync.move(queued.mutation.id, customerId);
      this.say('sync.moved', what);
    });
  }

  /** Gives it up with all that hangs on it; shows all of that and asks first. */
  async discard(queued: QueuedMutation): Promise<void> {
    const { question, localize, announcer } = this.tools;
    await this.on(queued, async ({ sync }) => {
      const { id } = queued.mutation;
      const all = await sync.discard(id, { dryRun: true });
      const count = all.length;
      const isSure = await question.ask({
        title: localize.t('sync.discardTitle', { count }),
        text: [localize.t('sync.discardText', { count }), ...this.listed(all)].join('\n'),
        confirm: localize.t('sync.discard'),
        cancel: localize.t('sync.keep'),
      });
      if (!isSure) return;
      const given = await sync.discard(id);
      announcer.say(localize.t('sync.discarded', { count: given.length }));
    });
  }

  /** Gives all that waits to the cashier as a file. */
  async export(): Promise<void> {
    const { root, localize, announcer } = this.tools;
    await this.attempt(async ({ sync, options: { environment, timeZone } }) => {
      const text = await sync.exportOutbox();
      const name = `outbox-${localDateOf(environment.clock.now(), timeZone)}.json`;
      saveFile(root, { name, text, type: 'application/json' });
      announcer.say(localize.t('sync.exported', { file: name }));
    });
  }

  /** Forgets what failed. */
  begin(): void {
    this.failure = '';
  }

  /** Up to what a question can hold: nobody reads three hundred lines before pressing. */
  private listed(all: readonly QueuedMutation[]): string[] {
    const lines = all.slice(0, 12).map((one) => `• ${this.what(one)}`);
    const more = all.length - lines.length;
    return more > 0 ? [...lines, this.tools.localize.t('sync.more', { count: more })] : lines;
  }

  private what(queued: QueuedMutation): string {
    return this.tools.sentences.what(queued, this.tools.refused()?.names ?? new Map<CustomerId, string>());
  }

  private say(key: 'sync.retried' | 'sync.moved', what: string): void {
    this.tools.announcer.say(this.tools.localize.t(key, { what }));
  }

  private async on({ mutation }: QueuedMutation, action: (client: CustomerClient) => Promise<void>): Promise<boolean> {
    if (this.busyId !== null) return false;
    this.busyId = mutation.id;
    const isDone = await this.attempt(action);
    this.busyId = null;
    this.tools.onChange();
    return isDone;
  }

  private async attempt(action: (client: CustomerClient) => Promise<void>): Promise<boolean> {
    const client = this.tools.client();
    if (!client) return false;
    this.begin();
    this.tools.onChange();
    try {
      await action(client);
      return true;
    } catch (thrown) {
      const error = asRegularsError(thrown, 'not-found', 'The change could not be acted on.');
      this.tools.onRefusal(error);
      this.failure = this.tools.sentences.ofFailure(error);
      this.tools.announcer.alert(this.failure);
      this.tools.onChange();
      return false;
    }
  }
}
