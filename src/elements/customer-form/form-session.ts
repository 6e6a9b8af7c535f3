import type { CustomerClient } from '../../context/customer-client-context.js';
import type { PinPad } from '../../context/pin-pad.js';
import { withApproval } from '../../context/with-approval.js';
import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';
import type { Customer, CustomerDetails, CustomerDraft, SaveResult } from '../../domain/customer.js';
import type { CustomerId, Id } from '../../domain/id.js';
import { findRegion } from '../../domain/regions.js';
import { saveApproval } from '../../domain/save-approval.js';
import { documentOf } from './stored-values.js';
import { DOCUMENTS } from './form-fields.js';
import type { DocumentKind, FieldName } from './form-fields.js';
import type { FormModel } from './form-model.js';
import { FormProblems, issueOf } from './form-problems.js';
import { inFormOrder, missing, optInsWithoutContact } from './own-problems.js';
import type { FieldIssue } from './form-problems.js';
import { nationalPhone } from '../../domain/national-phone.js';

/** How a *Save* ended. */
export type SaveOutcome =
  | { readonly saved: Customer; readonly created: boolean }
  | { readonly refused: readonly FieldIssue[] }
  /** No manager approved it: nothing is written, and all stays as typed. */
  | { readonly cancelled: true }
  | { readonly failed: RegularsError };

/** What a form asks of the client, and what it has been answered. Holds no text of its own: that is the model's. */
export class FormSession {
  readonly problems = new FormProblems();
  /** Names of customers who have the same phone or e-mail. */
  readonly names = new Map<CustomerId, string>();
  /** Whole document numbers on the screen, as long as it shows them. */
  readonly revealed = new Map<DocumentKind, string>();
  /** Documents whose number this register can no longer read. */
  readonly lost = new Set<DocumentKind>();
  /** The status asked for while it is being written. */
  pendingActive: boolean | null = null;

  private round = 0;
  private newId: Id | null = null;

  constructor(
    private readonly model: FormModel,
    private readonly clientOf: () => CustomerClient | undefined,
    private readonly pad: Pick<PinPad, 'request' | 'close'>,
    private readonly changed: () => void,
  ) {}

  /** Asks what is wrong, without writing. An answer that a later question has overtaken is dropped. */
  async check(): Promise<void> {
    const client = this.clientOf();
    if (!client) return;
    const round = ++this.round;
    const draft = this.model.draft();
    const answer = await client.save(draft, { dryRun: true }).catch(() => null);
    // What fails here fails again on Save, and is said there.
    if (answer === null || round !== this.round) return;
    this.take(answer, draft);
  }

  /** Checks, and puts the phone into its usual form, when a field is left. */
  async leave(name: FieldName): Promise<void> {
    this.problems.leave(name);
    if (name === 'licenseRegion') this.model.tidy(name, findRegion(this.model.text(name))?.code ?? this.model.text(name).trim());
    if (name !== 'phone' && name !== 'email') return this.check();
    await this.check();
    const text = this.model.text(name).trim();
    const isWrong = this.problems.all.some((issue) => issue.field === name);
    this.model.tidy(name, name === 'phone' && !isWrong ? nationalPhone(text, this.model.setting.country) : text);
    this.changed();
  }

  /** Writes what is changed. Nothing typed is dropped unless it is saved. */
  async save(): Promise<SaveOutcome> {
    const client = this.clientOf();
    if (!client) return { failed: asRegularsError(null, 'closed', 'There is no client to save with.') };
    this.round += 1;
    try {
      return await this.write(client);
    } catch (error) {
      const failed = asRegularsError(error, 'store-lost', 'The customer could not be saved.');
      return failed.code === 'approval-cancelled' ? { cancelled: true } : { failed };
    } finally {
      this.changed();
    }
  }

  /**
   * Writes the status at once, or as soon as a manager has approved it.
   *
   * @throws {RegularsError} Why it stays as it was; `approval-cancelled` where nobody approved.
   */
  async setActive(isActive: boolean): Promise<Customer> {
    const client = this.clientOf();
    const { details } = this.model;
    if (!client || !details) throw asRegularsError(null, 'closed', 'There is no client to write with.');
    this.pendingActive = isActive;
    this.changed();
    try {
      const { id } = details.customer;
      const customer = await withApproval(
        (grant) => client.setStatus(id, isActive ? 'active' : 'inactive', grant && { grant }),
        () => this.pad.request({ entryId: id, action: 'status', customerId: id }),
      );
      if (this.model.details?.customer.id === customer.id) this.model.follow({ ...this.model.details, customer });
      return customer;
    } catch (error) {
      throw asRegularsError(error, 'store-lost', 'The status could not be written.');
    } finally {
      this.pendingActive = null;
      this.changed();
    }
  }

  /**
   * Shows the whole number of a document until `hide`.
   *
   * @throws {RegularsError} Why it cannot be shown.
   */
  async reveal(kind: DocumentKind): Promise<void> {
    const fields = DOCUMENTS.find((known) => known.kind === kind);
    const { details } = this.model;
    const document = fields && documentOf(details, fields);
    const client = this.clientOf();
    if (!client || !document) return;
    try {
      const number = await client.reveal(document.id);
      // Another customer may have come meanwhile.
      if (this.model.details?.customer.id === details?.customer.id) this.revealed.set(kind, number);
    } catch (error) {
      const failure = asRegularsError(error, 'key-lost', 'The number could not be read.');
      if (failure.code !== 'key-lost') throw failure;
      this.lost.add(kind);
      this.model.changeNumber(kind, { mode: 'change', text: '' });
    } finally {
      this.changed();
    }
  }

  /** Another customer, or a blank form: nothing of the last one stays. */
  show(details: CustomerDetails | null): void {
    this.round += 1;
    this.newId = null;
    // What a manager is asked to approve was of the last one.
    this.pad.close();
    this.model.show(details);
    this.problems.clear();
    this.hideNumbers();
  }

  hideNumbers(): void {
    this.revealed.clear();
    this.lost.clear();
  }

  private async write(client: CustomerClient): Promise<SaveOutcome> {
    const created = this.model.details === null;
    // One id a blank form: pressing Save again after an answer that never came makes no second customer.
    if (created) this.newId ??= client.options.environment.newId();
    const draft = { ...this.model.draft(), ...(this.newId !== null ? { id: this.newId } : {}) };

    const isWrong = this.withOwn([]).length > 0;
    const answer = await (isWrong ? client.save(draft, { dryRun: true }) : this.writeApproved(client, draft));
    this.take(answer, draft);
    if (!answer.ok || isWrong) {
      this.problems.isSaveRefused = true;
      return { refused: this.problems.all };
    }
    // What the store has is read back before what was typed goes, so that no field flickers.
    const details = await client.get(answer.customer.id).catch(() => null);
    this.show(details ?? { customer: answer.customer, identityDocuments: [], consents: [] });
    return { saved: answer.customer, created };
  }

  private writeApproved(client: CustomerClient, draft: CustomerDraft): Promise<SaveResult> {
    return withApproval(
      (grant) => client.save(draft, grant && { grant }),
      async () => {
        const id = draft.id ?? '';
        // One whose first save was never answered is here by now.
        const isNew = this.model.details === null && (await client.get(id)) === null;
        const { action } = saveApproval(client.options.cashier, draft, isNew);
        return this.pad.request({ entryId: id, action, customerId: id });
      },
    );
  }

  private take(answer: SaveResult, draft: CustomerDraft): void {
    const problems = answer.ok ? [] : answer.problems;
    this.problems.take(
      this.withOwn(problems.map((problem) => issueOf(problem, draft))),
      answer.warnings.map((warning) => issueOf(warning, draft)),
    );
    void this.nameDuplicates();
    this.changed();
  }

  /** The client's problems and the form's own, in the order of the fields. */
  private withOwn(issues: readonly FieldIssue[]): readonly FieldIssue[] {
    const own = [...missing(this.model), ...optInsWithoutContact(this.model)];
    // A client that wants a whole name gets it made from first and last name.
    const isMade = ({ field, code }: FieldIssue) =>
      this.model.setting.profile === 'given-family' && field === 'displayName' && code === 'required';
    const added = own.filter((issue) => !issues.some(({ field, code }) => field === issue.field && code === issue.code));
    return inFormOrder([...issues.filter((issue) => !isMade(issue)), ...added]);
  }

  private async nameDuplicates(): Promise<void> {
    const client = this.clientOf();
    const unnamed = this.problems.duplicates
      .flatMap((issue) => issue.customerIds.slice(0, 1))
      .filter((id) => !this.names.has(id));
    for (const id of client ? unnamed : []) {
      const details = await client?.get(id).catch(() => null);
      if (details) this.names.set(id, details.customer.displayName);
    }
    if (unnamed.length > 0) this.changed();
  }
}
