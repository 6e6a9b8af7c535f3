import { asRegularsError, RegularsError } from '../../domain/errors.js';
import type { ApprovalIntent, Grant } from '../../domain/grant.js';
import type { CustomerId } from '../../domain/id.js';
import type { Reason } from '../../domain/ledger.js';
import { permissionOf } from '../../domain/policy.js';
import type { CustomerClient } from '../customer-client-context.js';
import { figureProblem, newDraft, reasonOf, reasonsOf } from './adjust-draft.js';
import type { AdjustDraft } from './adjust-draft.js';
import type { Adjusted, AdjustBalance, AdjustKind, AdjustWay } from './adjust-kind.js';

export interface FlowParts {
  readonly kind: AdjustKind;
  readonly client: () => CustomerClient | undefined;
  /** What is known of the account now. */
  readonly balance: () => AdjustBalance | undefined;
  /** Has a manager enter the PIN. Rejects with `approval-cancelled` where nobody does. */
  readonly approve: (intent: ApprovalIntent) => Promise<Grant>;
  /** Said on the pad where a PIN is asked for a second time. */
  readonly againNote: () => string;
  /** Something shows otherwise. `field`: what is to be typed in next. */
  readonly changed: (focus?: 'field' | 'reason') => void;
  readonly failed: (error: RegularsError) => void;
  readonly done: (adjusted: Adjusted) => void;
  /** No PIN was entered. */
  readonly cancelled: (way: AdjustWay) => void;
}

/**
 * The steps of K17: which way, then the manager's PIN, then the figure, then the one write.
 *
 * Nothing is written and nothing can be typed before a grant is there, unless the cashier needs none. All writes of one
 * press of a tile bear one entry id: pressed twice, or again after an answer that never came, it counts once.
 */
export class AdjustFlow {
  /** Absent until a manager has approved. */
  draft: AdjustDraft | null = null;
  customerId: CustomerId | null = null;
  isApproving = false;
  isSaving = false;

  /** Counts customers and starts: what comes back from an earlier one is dropped. */
  private round = 0;

  constructor(private readonly parts: FlowParts) {}

  /** Another customer, or from the beginning. */
  restart(customerId: CustomerId | null): void {
    this.round += 1;
    this.customerId = customerId;
    this.draft = null;
    this.isApproving = false;
    this.isSaving = false;
  }

  /** A tile was pressed. */
  async choose(way: AdjustWay): Promise<void> {
    const { kind, changed, failed } = this.parts;
    const client = this.parts.client();
    if (!client || this.isApproving || this.customerId === null) return;
    const { cashier, environment } = client.options;
    const permission = permissionOf(cashier, kind.permission);
    if (permission === 'no') {
      return failed(new RegularsError(cashier ? 'not-allowed' : 'locked', 'This cashier may not adjust.'));
    }
    const { round } = this;
    const entryId = environment.newId();
    const grant = permission === 'yes' ? null : await this.approve(way, entryId);
    if (grant === undefined || round !== this.round) return;
    this.draft = newDraft(way, entryId, grant, this.reasons(client));
    changed('field');
  }

  type(text: string): void {
    this.change({ text });
  }

  press(digits: string): void {
    if (this.draft) this.type(this.parts.kind.pressed(this.draft.text, digits));
  }

  /** One press adds a round figure. */
  add(figure: number): void {
    const { kind } = this.parts;
    if (this.draft) this.type(kind.typed((kind.parse(this.draft.text) ?? 0) + figure));
  }

  chooseReason(reasonCode: string): void {
    this.change({ reasonCode });
  }

  typeReason(reasonText: string): void {
    this.change({ reasonText });
  }

  /** Has another manager approve what is typed already. */
  async askAgain(): Promise<void> {
    const { draft, round } = this;
    if (!draft) return;
    const grant = await this.approve(draft.way, draft.entryId);
    if (!grant || round !== this.round) return;
    this.change({ grant });
    this.parts.changed('field');
  }

  /** The main button was pressed. */
  async submit(): Promise<void> {
    const { draft, customerId, round } = this;
    const client = this.parts.client();
    if (!draft || !client || customerId === null || this.isSaving || this.isApproving) return;
    if (this.isRefused(draft, client)) return;
    this.isSaving = true;
    this.parts.changed();
    try {
      const adjusted = await this.write(client, customerId, draft);
      if (adjusted && round === this.round) this.parts.done(adjusted);
    } catch (error) {
      if (round === this.round) this.parts.failed(asRegularsError(error, 'store-lost', 'The entry could not be written.'));
    } finally {
      if (round === this.round) this.isSaving = false;
      this.parts.changed();
    }
  }

  private isRefused(draft: AdjustDraft, client: CustomerClient): boolean {
    const { kind } = this.parts;
    const balance = this.parts.balance();
    const isWrong = !balance || figureProblem(draft, kind, balance, kind.mayOverdraw(client.options)) !== null;
    if (!isWrong && reasonOf(draft, this.reasons(client))) return false;
    this.change({ isRefused: true });
    this.parts.changed(isWrong ? 'field' : 'reason');
    return true;
  }

  /** Undefined where the PIN was asked for again and nobody entered it: what was typed stays. */
  private async write(client: CustomerClient, customerId: CustomerId, draft: AdjustDraft): Promise<Adjusted | undefined> {
    try {
      return await this.writeOnce(client, customerId, draft);
    } catch (error) {
      const { code, path } = asRegularsError(error, 'store-lost', 'The entry could not be written.');
      const needsPin = code === 'grant-required' || (code === 'grant-invalid' && path !== 'grant.limit');
      if (!needsPin) throw error;
      const { round } = this;
      const grant = await this.approve(draft.way, draft.entryId, this.parts.againNote());
      if (!grant || round !== this.round) return undefined;
      this.change({ grant });
      return this.writeOnce(client, customerId, { ...draft, grant });
    }
  }

  private async writeOnce(client: CustomerClient, customerId: CustomerId, draft: AdjustDraft): Promise<Adjusted> {
    const { kind } = this.parts;
    const { way, entryId: id, grant } = draft;
    const figure = kind.parse(draft.text) ?? 0;
    const reason = reasonOf(draft, this.reasons(client)) ?? { code: draft.reasonCode };
    const entryId = await kind.write(client, { id, customerId, way, figure, reason, grant });
    const signed = way === 'give' ? figure : -figure;
    // It is written: that the balance cannot be read now is no failure of it.
    const before = this.parts.balance()?.amount ?? 0;
    const read = await kind.read(client, customerId).catch(() => null);
    return { customerId, entryId, figure: signed, balance: read?.amount ?? before + signed };
  }

  /** Undefined where none came. */
  private async approve(way: AdjustWay, entryId: string, note?: string): Promise<Grant | undefined> {
    const { kind, approve, changed, failed, cancelled } = this.parts;
    const { customerId, round } = this;
    if (customerId === null) return undefined;
    this.isApproving = true;
    changed();
    try {
      return await approve({ entryId, action: kind.actions[way], customerId, ...(note ? { note } : {}) });
    } catch (error) {
      if (round !== this.round) return undefined;
      const failure = asRegularsError(error, 'approval-unavailable', 'Nobody could approve.');
      if (failure.code === 'approval-cancelled') cancelled(way);
      else failed(failure);
      return undefined;
    } finally {
      if (round === this.round) this.isApproving = false;
      changed();
    }
  }

  private reasons({ options }: CustomerClient): readonly Reason[] {
    return reasonsOf(this.parts.kind.reasons(options));
  }

  private change(change: Partial<AdjustDraft>): void {
    if (!this.draft || (this.isSaving && change.grant === undefined)) return;
    this.draft = { ...this.draft, ...change };
    this.parts.changed();
  }
}
