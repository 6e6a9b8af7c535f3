import { LiveQueryController } from '../../context/live-query-controller.js';
import { SaleController } from '../../context/sale-controller.js';
import type { SaleElement } from '../../context/sale-controller.js';
import type { CustomerDetails, CustomerDraft } from '../../domain/customer.js';
import type { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import type { FormModel } from './form-model.js';
import type { FormSession } from './form-session.js';

export interface SubjectElement extends SaleElement {
  /** Undefined follows the sale; null or empty is somebody new. */
  readonly customerId?: CustomerId | null;
}

interface Answer {
  readonly id: CustomerId;
  readonly details: CustomerDetails | null;
}

/** Which customer a form shows, and what is stored of them, live. */
export class FormSubject {
  /** Whether there is a customer to show whose record has not come yet. */
  isLoading = false;
  /** Whether the customer is not, or no longer, here. */
  isUnknown = false;

  private readonly sale: SaleController;
  private readonly live: LiveQueryController<Answer, [CustomerId]>;
  private given: CustomerId | null | undefined;
  private shownId: CustomerId | null | undefined;
  /** Made by this form, which goes on showing them. */
  private createdId: CustomerId | null = null;
  private taken: Answer | undefined;
  private waitingDraft: CustomerDraft | undefined;
  private offered: string | undefined;

  constructor(
    private readonly host: SubjectElement,
    private readonly model: FormModel,
    private readonly session: FormSession,
  ) {
    this.sale = new SaleController(host);
    this.live = new LiveQueryController(
      host,
      async (reader, [id]) => ({ id, details: await reader.get(id) }),
      () => (typeof this.shownId === 'string' ? [this.shownId] : null),
    );
  }

  /** Why the customer could not be read. */
  get error(): RegularsError | undefined {
    return this.live.error;
  }

  /** A draft that has not reached the model: the customer it lies over has not come. */
  get draft(): CustomerDraft | undefined {
    return this.waitingDraft;
  }

  /**
   * Lays a draft over what is stored, as soon as that is here. An equal one again changes nothing: templates and frameworks
   * set an object anew with each render, and what was typed since must not go for it.
   */
  offer(draft: CustomerDraft): void {
    const offered = JSON.stringify(draft);
    if (offered === this.offered) return;
    this.offered = offered;
    this.waitingDraft = draft;
    this.host.requestUpdate();
  }

  /** The customer the form has just made: shown from now on, so that a second press of Save makes no second one. */
  keep(id: CustomerId): void {
    this.createdId = id;
    this.shownId = id;
  }

  /** Back to what is stored, and to a blank form where the customer was made here. */
  reset(): void {
    this.waitingDraft = undefined;
    if (this.createdId !== null) {
      this.createdId = null;
      this.shownId = this.wanted();
    }
    this.session.show(this.taken && this.taken.id === this.shownId ? this.taken.details : null);
    this.host.requestUpdate();
  }

  /** Before the queries of an update: follows the host and the sale. */
  turn(): void {
    const isNewlyGiven = this.given !== this.host.customerId;
    if (isNewlyGiven) {
      this.given = this.host.customerId;
      this.createdId = null;
    }
    const wanted = this.wanted();
    // What was typed belongs to whom it was typed for: the form does not jump to who is put on the sale meanwhile.
    if (wanted !== this.shownId && (isNewlyGiven || this.shownId === undefined || !this.model.dirty)) this.turnTo(wanted);
  }

  /** Before each render: takes what the store has said, then the draft that waits for it. */
  take(): void {
    this.takeAnswer();
    this.isLoading = typeof this.shownId === 'string' && this.model.details?.customer.id !== this.shownId && !this.isUnknown;
    if (!this.waitingDraft || this.isLoading) return;
    this.model.restore(this.waitingDraft);
    this.waitingDraft = undefined;
    void this.session.check();
  }

  private wanted(): CustomerId | null {
    const { customerId } = this.host;
    if (typeof customerId === 'string' && customerId !== '') return customerId;
    if (this.createdId !== null) return this.createdId;
    return customerId === undefined ? (this.sale.attachment?.customer.id ?? null) : null;
  }

  private turnTo(id: CustomerId | null): void {
    this.shownId = id;
    this.taken = undefined;
    this.isUnknown = false;
    if (this.model.details?.customer.id !== id) this.session.show(null);
  }

  private takeAnswer(): void {
    const answer = this.live.value;
    if (!answer || answer === this.taken || answer.id !== this.shownId) return;
    const isFirst = this.taken?.id !== answer.id && this.model.details?.customer.id !== answer.id;
    this.taken = answer;
    this.isUnknown = answer.details === null;
    if (isFirst) this.session.show(answer.details);
    else if (answer.details) this.model.follow(answer.details);
  }
}
