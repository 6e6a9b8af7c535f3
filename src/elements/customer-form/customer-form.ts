import { ContextEvent } from '@lit/context';
import { html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { errorSentence } from '../../context/error-sentence.js';
import { LocalizeController } from '../../context/localize-controller.js';
import { PinPad } from '../../context/pin-pad.js';
import { viewHostContext } from '../../context/view-host-context.js';
import type { ViewHost } from '../../context/view-host-context.js';
import { ViewOpener } from '../../context/view-opener.js';
import { WidgetElement } from '../../context/widget-element.js';
import { wrongValue } from '../../domain/wrong-value.js';
import type { Profile, Shop } from '../../domain/client-options.js';
import type { CustomerDraft } from '../../domain/customer.js';
import { isId } from '../../domain/id.js';
import type { CustomerId } from '../../domain/id.js';
import { Announcer } from '../../ui/a11y/announcer.js';
import { formStyles } from '../../ui/form/form-styles.js';
import { PressHold } from '../../ui/form/press-hold.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { formWords } from '../../ui/i18n/form/en.js';
import { property } from '../../ui/property.js';
import { surfaceStyles } from '../../ui/surface/surface-styles.js';
import { QuestionDialog } from '../../ui/surface/question-dialog.js';
import { baseStyles } from '../../ui/theme/base-styles.js';
import { contentStyles } from '../../ui/theme/content-styles.js';
import { ConflictLoader } from './conflict-loader.js';
import { styles } from './customer-form.styles.js';
import { FormDesk } from './form-desk.js';
import { FormModel } from './form-model.js';
import { discardQuestion, formNote, formPage, formSkeleton } from './form-page.js';
import { FormSaving } from './form-saving.js';
import { FormSession } from './form-session.js';
import { FIRST_SETTING, isProfile, isShop, settingOf } from './form-setting.js';
import { FormSubject } from './form-subject.js';

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
 * @csspart conflict - Says that a field was changed elsewhere, or at two registers.
 * @csspart dialog - The warning about a status, and the question about changes.
 * @csspart error - What failed.
 */
export class CustomerFormElement extends WidgetElement {
  static override readonly elementName = 'customer-form';
  static override styles = [...baseStyles, ...contentStyles, surfaceStyles, formStyles, styles];

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

  /** The panel or dialog that shows the form as one of its views. */
  private viewHost: ViewHost | undefined;
  private readonly localize = new LocalizeController(this, formWords);
  private readonly common = new LocalizeController(this, commonWords);
  private readonly announcer = new Announcer(this);
  private readonly question = new QuestionDialog(this);
  private readonly opener = new ViewOpener(this, (error) => this.saving.refuse(error));
  private readonly pad = new PinPad(this);
  private readonly hold = new PressHold(this);
  private readonly model = new FormModel(FIRST_SETTING);
  private readonly session = new FormSession(
    this.model,
    () => this.link.client,
    this.pad,
    () => this.hold.update(),
  );
  private readonly subject = new FormSubject(this, this.model, this.session);
  private readonly saving = new FormSaving(this, {
    model: this.model,
    session: this.session,
    localize: this.localize,
    common: this.common,
    announcer: this.announcer,
    say: (text) => (this.viewHost ?? this.announcer).say(text),
    keep: (id) => this.subject.keep(id),
    fail: (error) => this.fail(error),
    focus: (controlId) => this.focusControl(controlId),
  });
  private readonly desk = new FormDesk(this, {
    model: this.model,
    session: this.session,
    question: this.question,
    opener: this.opener,
    hold: this.hold,
    localize: this.localize,
    explain: (error) => errorSentence(this.common, error),
    refuse: (error) => this.saving.refuse(error),
    focus: (controlId) => void this.focusControl(controlId),
  });

  private readonly conflicts = new ConflictLoader(this, {
    say: (text) => this.announcer.say(text),
    refuse: (error) => this.saving.refuse(error),
    focus: (controlId) => void this.focusControl(controlId),
  });

  /** What was typed and is not saved; undefined where there is nothing. Set, it is laid over what is stored. */
  @property({ attribute: false })
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
    return this.saving.save();
  }

  /** Forgets what was typed. */
  reset(): void {
    this.saving.failureSentence = '';
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
    return html`${this.renderState()} ${this.question.render()} ${this.pad.render()} ${this.announcer.render()}
    ${this.opener.render()}`;
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
      direction: getComputedStyle(this).direction === 'rtl' ? 'rtl' : 'ltr',
      hasHeading: this.viewHost === undefined,
      isSaving: this.saving.isRunning,
      failure: this.saving.failureSentence,
      surroundings: this,
      conflicts: this.conflicts.render(scene),
      onSave: () => void this.save(),
      onCancel: () => void this.cancel(),
      onFollow: (controlId) => void this.focusControl(controlId),
    });
  }

  private async cancel(): Promise<void> {
    // A view asks by itself before it closes.
    if (this.viewHost) return this.viewHost.close();
    if (this.dirty && !(await this.question.ask(discardQuestion(this.localize)))) return;
    this.reset();
  }

  private async focusControl(controlId: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[id="${controlId}"]`)?.focus();
  }

  private checkAttributes(): void {
    const { customerId, profile, shop } = this;
    if (customerId && !isId(customerId)) this.saving.refuse(wrongValue('customer-id', 'the id of a customer'));
    if (profile && !isProfile(profile)) this.saving.refuse(wrongValue('profile', 'full-name or given-family'));
    if (shop && !isShop(shop)) this.saving.refuse(wrongValue('shop', 'retail or medical'));
  }
}
