import { ContextEvent } from '@lit/context';
import { html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { errorSentence } from '../../context/error-sentence.js';
import { LocalizeController } from '../../context/localize-controller.js';
import { viewHostContext } from '../../context/view-host-context.js';
import type { ViewHost } from '../../context/view-host-context.js';
import { ViewOpener } from '../../context/view-opener.js';
import { WidgetElement } from '../../context/widget-element.js';
import { wrongValue } from '../../context/wrong-value.js';
import type { Profile, Shop } from '../../domain/client-options.js';
import type { Customer, CustomerDraft } from '../../domain/customer.js';
import { isId } from '../../domain/id.js';
import type { CustomerId } from '../../domain/id.js';
import { CustomerSaveEvent } from '../../events/customer-save.js';
import { Announcer } from '../../ui/a11y/announcer.js';
import { formStyles } from '../../ui/form/form-styles.js';
import { PressHold } from '../../ui/form/press-hold.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { formWords } from '../../ui/i18n/form/en.js';
import { surfaceStyles } from '../../ui/surface/surface-styles.js';
import { QuestionDialog } from '../../ui/surface/question-dialog.js';
import { baseStyles } from '../../ui/theme/base-styles.js';
import { attachSaved } from './attach-saved.js';
import { styles } from './customer-form.styles.js';
import { FormDesk } from './form-desk.js';
import { FormModel } from './form-model.js';
import { SUMMARY_ID, discardQuestion, formNote, formPage, formSkeleton } from './form-page.js';
import { FormSession } from './form-session.js';
import { FIRST_SETTING, isProfile, isShop, settingOf } from './form-setting.js';
import { FormSubject } from './form-subject.js';
import { isDetail } from './summary-problems.js';

/**
 * Creates a customer, or edits one.
 *
 * @element customer-form
 * @event {CustomerSaveEvent} customer-save - The customer was saved on this register.
 * @event {CustomerStatusEvent} customer-status - The *Active* checkbox has written a status.
 * @event {CustomerOpenEvent} customer-open - Before the customer who already has this phone or e-mail shows; cancelable.
 * @event {CustomerAttachEvent} customer-attach - Before a customer just saved is put on the sale; cancelable.
 * @event {RegularsErrorEvent} regulars-error - A wrong attribute, or a write that failed.
 * @slot heading - Replaces the heading.
 * @slot before - Stands above the fields.
 * @slot after - Stands below the fields.
 * @slot actions - Stands behind Save and Cancel.
 * @slot error - Replaces the sentence of a failure.
 * @csspart base - All of it; `loading` or `failed` besides.
 * @csspart section - A group of fields.
 * @csspart field - A field with its label and sentences; `field-invalid` and `field-changed` besides.
 * @csspart input - What is typed in or chosen from.
 * @csspart switch - A switch; `switch-on` besides.
 * @csspart conflict - Says that a field was changed elsewhere.
 * @csspart dialog - The warning about a status, and the question about changes.
 * @csspart error - What failed.
 */
export class CustomerFormElement extends WidgetElement {
  static override readonly elementName = 'customer-form';
  static override styles = [...baseStyles, surfaceStyles, formStyles, styles];

  /** Who is edited. Not given: the customer on the sale, and somebody new while there is none. Empty or null: somebody new. */
  @property({ attribute: 'customer-id', converter: { fromAttribute: (value) => value ?? undefined } })
  customerId?: CustomerId | null;
  /** `full-name` or `given-family`; the provider's where not given. */
  @property() profile?: Profile;
  /** `retail` or `medical`; the provider's where not given. */
  @property() shop?: Shop;
  /** Whether nothing can be changed for now. */
  @property({ type: Boolean }) disabled = false;
  /** Whether the form is only looked at. */
  @property({ type: Boolean }) readonly = false;
  /** Whether saving also puts the customer on the sale. */
  @property({ type: Boolean, attribute: 'attach-on-save' }) attachOnSave = false;

  @state() private failureSentence = '';

  private saving: Promise<boolean> | undefined;
  /** The panel or dialog that shows the form as one of its views. */
  private viewHost: ViewHost | undefined;
  private readonly localize = new LocalizeController(this, formWords);
  private readonly common = new LocalizeController(this, commonWords);
  private readonly announcer = new Announcer(this);
  private readonly question = new QuestionDialog(this);
  private readonly opener = new ViewOpener(this, (error) => this.refuse(error));
  private readonly hold = new PressHold(this);
  private readonly model = new FormModel(FIRST_SETTING);
  private readonly session = new FormSession(
    this.model,
    () => this.link.client,
    () => this.hold.update(),
  );
  private readonly subject = new FormSubject(this, this.model, this.session);
  private readonly desk = new FormDesk(this, {
    model: this.model,
    session: this.session,
    question: this.question,
    opener: this.opener,
    hold: this.hold,
    localize: this.localize,
    explain: (error) => errorSentence(this.common, error),
    refuse: (error) => this.refuse(error),
    focus: (controlId) => void this.focusControl(controlId),
  });

  /** What was typed and is not saved; undefined where there is nothing. Set, it is laid over what is stored. */
  get draft(): CustomerDraft | undefined {
    return this.subject.draft ?? (this.model.hasChanges ? this.model.draft() : undefined);
  }

  set draft(draft: CustomerDraft | undefined) {
    if (draft) this.subject.offer(draft);
  }

  /** Whether something was typed that is not saved. */
  get dirty(): boolean {
    return this.model.dirty;
  }

  /** Saves what was changed, as the button does. Resolves to whether it was. */
  save(): Promise<boolean> {
    // Pressed twice is saved once.
    this.saving ??= this.saveOnce().finally(() => {
      this.saving = undefined;
      this.requestUpdate();
    });
    this.requestUpdate();
    return this.saving;
  }

  /** Forgets what was typed. */
  reset(): void {
    this.failureSentence = '';
    this.subject.reset();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.viewHost = undefined;
    this.dispatchEvent(new ContextEvent(viewHostContext, this, (viewHost) => (this.viewHost = viewHost)));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.session.hideNumbers();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('customerId') || changed.has('profile') || changed.has('shop')) this.checkAttributes();
    this.subject.turn();
  }

  protected override update(changed: PropertyValues<this>): void {
    const { client } = this.link;
    if (client) {
      this.model.setting = settingOf(client.options, {
        profile: isProfile(this.profile) ? this.profile : undefined,
        shop: isShop(this.shop) ? this.shop : undefined,
        locale: this.localize.locale,
      });
      this.subject.take();
    }
    super.update(changed);
  }

  protected override render(): unknown {
    return html`${this.renderState()} ${this.question.render()} ${this.announcer.render()} ${this.opener.render()}`;
  }

  private renderState(): TemplateResult {
    const { error, isLoading, isUnknown } = this.subject;
    const { client, state } = this.link;
    const failure = state === 'failed' ? this.failure : isLoading ? error : undefined;
    if (failure) return formNote(errorSentence(this.common, failure));
    if (!client || isLoading) return formSkeleton(this.localize);
    if (isUnknown) return formNote(this.localize.t('form.unknown'));
    const level = this.headingLevel ?? this.link.presentation?.headingLevel ?? 2;
    const scene = this.desk.scene(client.options, this.disabled || this.readonly, level);
    return formPage(scene, {
      direction: this.localize.direction,
      hasHeading: this.viewHost === undefined,
      isSaving: this.saving !== undefined,
      failure: this.failureSentence,
      onSave: () => void this.save(),
      onCancel: () => void this.cancel(),
      onFollow: (controlId) => void this.focusControl(controlId),
    });
  }

  private async saveOnce(): Promise<boolean> {
    this.failureSentence = '';
    const outcome = await this.session.save();
    if ('failed' in outcome) {
      this.refuse(outcome.failed, this.localize.t('form.notSaved'));
      return false;
    }
    if ('refused' in outcome) {
      // What is wrong must not lie behind a switch.
      if (outcome.refused.some(({ field }) => field !== null && isDetail(field))) this.model.type('detailsShown', true);
      await this.focusControl(SUMMARY_ID);
      return false;
    }
    const { saved, created } = outcome;
    if (created) this.subject.keep(saved.id);
    this.announcer.say(this.localize.t('form.saved'));
    this.dispatchEvent(new CustomerSaveEvent({ customerId: saved.id, created }));
    if (this.attachOnSave) await this.attach(saved);
    return true;
  }

  private async attach(customer: Customer): Promise<void> {
    try {
      await attachSaved(this, this.link.sale, customer, this.localize.locale);
    } catch (error) {
      this.refuse(error, this.localize.t('form.notAttached'));
    }
  }

  private async cancel(): Promise<void> {
    // A view asks by itself before it closes.
    if (this.viewHost) return this.viewHost.close();
    if (this.dirty && !(await this.question.ask(discardQuestion(this.localize)))) return;
    this.reset();
  }

  private refuse(error: unknown, lead = ''): void {
    this.fail(error);
    if (!this.failure) return;
    this.failureSentence = [lead, errorSentence(this.common, this.failure)].filter((sentence) => sentence !== '').join(' ');
    this.announcer.alert(this.failureSentence);
  }

  private async focusControl(controlId: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[id="${controlId}"]`)?.focus();
  }

  private checkAttributes(): void {
    const { customerId, profile, shop } = this;
    if (customerId && !isId(customerId)) this.fail(wrongValue('customer-id', 'the id of a customer'));
    if (profile && !isProfile(profile)) this.fail(wrongValue('profile', 'full-name or given-family'));
    if (shop && !isShop(shop)) this.fail(wrongValue('shop', 'retail or medical'));
  }
}
