import type { LitElement } from 'lit';
import type { ViewOpener } from '../../context/view-opener.js';
import type { CustomerClientSettings } from '../../domain/client-options.js';
import { shippedWording } from '../../domain/consent-wording.js';
import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import { CustomerOpenEvent } from '../../events/customer-open.js';
import { CustomerStatusEvent } from '../../events/customer-save.js';
import type { PressHold } from '../../ui/form/press-hold.js';
import type { QuestionDialog } from '../../ui/surface/question-dialog.js';
import type { NumberChange } from './document-number.js';
import { accessOf } from './form-access.js';
import type { DocumentKind, FieldName, FieldValue } from './form-fields.js';
import type { FormModel } from './form-model.js';
import type { FormActions, FormScene } from './form-scene.js';
import type { FormLocalize } from './form-sentences.js';
import type { FormSession } from './form-session.js';
import type { OptInChannel } from './opt-in.js';
import { ACTIVE_ID } from './status-section.js';

export interface DeskParts {
  readonly model: FormModel;
  readonly session: FormSession;
  readonly question: QuestionDialog;
  readonly opener: ViewOpener;
  readonly hold: PressHold;
  readonly localize: FormLocalize;
  /** Says an error to a cashier. */
  readonly explain: (error: RegularsError) => string;
  /** Shows a failure, speaks it and tells the host. */
  readonly refuse: (error: unknown) => void;
  /** Gives focus to a control once it is there. */
  readonly focus: (controlId: string) => void;
}

/** Does what is pressed and typed in the fields. */
export class FormDesk implements FormActions {
  private typingIn: FieldName | null = null;
  private statusRefusal = '';

  constructor(
    private readonly element: LitElement,
    private readonly parts: DeskParts,
  ) {}

  /** What the sections draw from, for one render. */
  scene(settings: CustomerClientSettings, isReadOnly: boolean, headingLevel: number): FormScene {
    const { model, session, localize } = this.parts;
    const status = model.details?.customer.status ?? null;
    const locale = settings.locale ?? 'en';
    const wording = (channel: OptInChannel) =>
      settings.consentWording?.[channel]?.text ?? shippedWording(channel, locale).wording.text;
    return {
      model,
      session,
      localize,
      settings,
      headingLevel,
      setting: model.setting,
      access: accessOf(settings.cashier, status, isReadOnly),
      isReadOnly: isReadOnly || status === 'merged',
      wordings: { sms: wording('sms'), email: wording('email') },
      typingIn: this.typingIn,
      statusRefusal: this.statusRefusal,
      actions: this,
    };
  }

  type(name: FieldName, value: FieldValue): void {
    const { model, session } = this.parts;
    const wasWrong = session.problems.shown(name) !== undefined || session.problems.isSaveRefused;
    this.typingIn = typeof value === 'string' ? name : this.typingIn;
    model.type(name, value);
    // While wrong, each key may put it right.
    if (wasWrong || typeof value === 'boolean') void session.check();
    this.element.requestUpdate();
  }

  leave(name: FieldName): void {
    if (this.typingIn === name) this.typingIn = null;
    void this.parts.session.leave(name);
    this.parts.hold.update();
  }

  optIn(channel: OptInChannel, on: boolean): void {
    this.parts.model.toggleOptIn(channel, on);
    if (this.parts.session.problems.isSaveRefused) void this.parts.session.check();
    this.element.requestUpdate();
  }

  setActive(isActive: boolean): void {
    void this.writeStatus(isActive);
  }

  reveal(kind: DocumentKind): void {
    this.parts.session.reveal(kind).catch((error: unknown) => {
      this.parts.refuse(error);
    });
  }

  hide(kind: DocumentKind): void {
    this.parts.session.revealed.delete(kind);
    this.element.requestUpdate();
  }

  changeNumber(kind: DocumentKind, change: NumberChange | null, focusId?: string): void {
    const { model, session } = this.parts;
    session.revealed.delete(kind);
    model.changeNumber(kind, change);
    if (session.problems.isSaveRefused) void session.check();
    this.element.requestUpdate();
    if (focusId !== undefined) this.parts.focus(focusId);
  }

  useTheirs(name: FieldName): void {
    const { model } = this.parts;
    model.type(name, model.stored(name));
    this.element.requestUpdate();
  }

  openCustomer(customerId: CustomerId): void {
    // A host that routes to its own page cancels.
    const mayOpen = this.element.dispatchEvent(new CustomerOpenEvent({ customerId, view: 'edit' }));
    if (mayOpen) this.parts.opener.open('edit', { customerId });
  }

  private async writeStatus(isActive: boolean): Promise<void> {
    const { session, question, localize, explain } = this.parts;
    this.statusRefusal = '';
    try {
      const { id: customerId, status } = await session.setActive(isActive);
      this.element.dispatchEvent(new CustomerStatusEvent({ customerId, status }));
    } catch (error) {
      const failure = asRegularsError(error, 'store-lost', 'The status could not be written.');
      // Whoever closed the pad knows.
      if (failure.code === 'approval-cancelled') return this.parts.focus(ACTIVE_ID);
      this.parts.refuse(failure);
      this.statusRefusal = localize.t('form.statusFailed', { why: explain(failure) });
      this.element.requestUpdate();
      return;
    }
    const text = localize.t(isActive ? 'form.warnActive' : 'form.warnDeactivated');
    await question.ask({ text, confirm: localize.t('form.ok') });
    this.parts.focus(ACTIVE_ID);
  }
}
