import type { LitElement } from 'lit';
import type { LocalizeController } from '../../context/localize-controller.js';
import { errorSentence } from '../../context/error-sentence.js';
import type { OpenSale } from '../../context/customer-client-context.js';
import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';
import type { Customer } from '../../domain/customer.js';
import type { CustomerId } from '../../domain/id.js';
import { CustomerSaveEvent } from '../../events/customer-save.js';
import type { Announcer } from '../../ui/a11y/announcer.js';
import type { CommonWords } from '../../ui/i18n/common/en.js';
import { attachSaved } from './attach-saved.js';
import type { FormModel } from './form-model.js';
import { SUMMARY_ID } from './form-page.js';
import type { FormLocalize } from './form-sentences.js';
import type { FormSession } from './form-session.js';
import { isDetail } from './summary-problems.js';

export interface SavingElement extends LitElement {
  readonly attachOnSave: boolean;
  readonly link: { readonly sale?: OpenSale | undefined };
}

export interface SavingParts {
  readonly model: FormModel;
  readonly session: FormSession;
  readonly localize: FormLocalize;
  readonly common: LocalizeController<CommonWords>;
  readonly announcer: Announcer;
  /** Says that it is saved, also where the form closes with it. */
  readonly say: (text: string) => void;
  /** Goes on with a customer just made. */
  readonly keep: (id: CustomerId) => void;
  /** Tells the host of a failure. */
  readonly fail: (error: RegularsError) => void;
  readonly focus: (controlId: string) => Promise<void>;
}

/** What pressing *Save* does, and what the form says of it. */
export class FormSaving {
  /** What failed, in the words of the cashier; empty where nothing has. */
  failureSentence = '';
  private running: Promise<boolean> | undefined;

  constructor(
    private readonly element: SavingElement,
    private readonly parts: SavingParts,
  ) {}

  /** Whether a save is on its way, the sale's answer included. */
  get isRunning(): boolean {
    return this.running !== undefined;
  }

  /** Saves, and resolves to whether it did. Pressed twice is saved once. */
  save(): Promise<boolean> {
    this.running ??= this.saveOnce().finally(() => {
      this.running = undefined;
      this.element.requestUpdate();
    });
    this.element.requestUpdate();
    return this.running;
  }

  /** Shows a failure, speaks it and tells the host. `lead` says what became of what was typed. */
  refuse(error: unknown, lead = ''): void {
    const { common, announcer, fail } = this.parts;
    const failure = asRegularsError(error, 'unsupported', 'Something that this form needs has failed.');
    fail(failure);
    this.failureSentence = [lead, errorSentence(common, failure)].filter((sentence) => sentence !== '').join(' ');
    announcer.alert(this.failureSentence);
    this.element.requestUpdate();
  }

  private async saveOnce(): Promise<boolean> {
    const { model, session, localize, say } = this.parts;
    this.failureSentence = '';
    const outcome = await session.save();
    // Whoever closed the pad knows.
    if ('cancelled' in outcome) return false;
    if ('failed' in outcome) {
      this.refuse(outcome.failed, localize.t('form.notSaved'));
      return false;
    }
    if ('refused' in outcome) {
      // What is wrong must not lie behind a switch.
      if (outcome.refused.some(({ field }) => field !== null && isDetail(field))) model.type('detailsShown', true);
      await this.parts.focus(SUMMARY_ID);
      return false;
    }
    const { saved, created } = outcome;
    if (created) this.parts.keep(saved.id);
    say(localize.t('form.saved'));
    this.element.dispatchEvent(new CustomerSaveEvent({ customerId: saved.id, created }));
    if (this.element.attachOnSave) await this.attach(saved);
    return true;
  }

  private async attach(customer: Customer): Promise<void> {
    const { localize } = this.parts;
    try {
      await attachSaved(this.element, this.element.link.sale, customer, localize.locale);
    } catch (error) {
      this.refuse(error, localize.t('form.notAttached'));
    }
  }
}
