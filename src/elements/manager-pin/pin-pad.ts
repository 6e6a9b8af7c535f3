import { createRef } from 'lit/directives/ref.js';
import type { TemplateResult } from 'lit';
import type { CustomerClient } from '../../context/customer-client-context.js';
import { errorSentence } from '../../context/error-sentence.js';
import { LocalizeController } from '../../context/localize-controller.js';
import type { WidgetElement } from '../../context/widget-element.js';
import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';
import type { ApprovalIntent, Grant } from '../../domain/grant.js';
import type { Announcer } from '../../ui/a11y/announcer.js';
import { approvalWords } from '../../ui/i18n/approval/en.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { DialogSurface } from '../../ui/surface/dialog-surface.js';
import { askedWords } from './asked-words.js';
import { adoptPadStyles } from './manager-pin.styles.js';
import { PadLeave } from './pad-leave.js';
import { PadStatus } from './pad-status.js';
import { ASKED_ID, padView, TITLE_ID } from './pad-view.js';
import type { PadActions, PadScene } from './pad-view.js';
import { PinEntry } from './pin-entry.js';
import type { KeyDone } from './pin-entry.js';

/** Who is told how it ended. */
export interface PadEnd {
  onGrant(grant: Grant): void;
  onCancel(): void;
  /** It cannot go on: the register was locked, say. */
  onError(error: RegularsError): void;
}

/** The pad itself: takes digits, asks the client, says what came of it. Loaded when first needed. */
export class PinPad implements PadActions {
  private intent: ApprovalIntent | undefined;
  private isChecking = false;
  private checkedCount = 0;
  private sentence = '';

  private readonly entry = new PinEntry();
  private readonly field = createRef<HTMLInputElement>();
  private readonly cancelButton = createRef<HTMLButtonElement>();
  private readonly localize: LocalizeController<typeof approvalWords.words>;
  private readonly commonWords: LocalizeController<typeof commonWords.words>;
  private readonly surface: DialogSurface;
  private readonly status: PadStatus;
  private readonly leave = new PadLeave(() => this.empty());

  constructor(
    private readonly host: WidgetElement,
    private readonly announcer: Announcer,
    private readonly end: PadEnd,
  ) {
    adoptPadStyles(host.renderRoot);
    this.localize = new LocalizeController(host, approvalWords);
    this.commonWords = new LocalizeController(host, commonWords);
    this.surface = new DialogSurface(host, { onDismiss: () => end.onCancel() });
    this.status = new PadStatus(host, {
      isAsking: () => this.intent !== undefined,
      isChecking: () => this.isChecking,
      onLocked: () => this.sayLocked(),
      onUnlocked: () => announcer.say(this.localize.t('approval.unlocked')),
      onNobody: () => this.onNobody(),
      onError: (error) => end.onError(error),
    });
    host.addController({ hostDisconnected: () => this.empty() });
  }

  open(intent: ApprovalIntent): void {
    this.empty();
    this.intent = intent;
    this.sentence = '';
    this.isChecking = false;
    this.status.reset();
    this.surface.show({ initial: () => this.field.value ?? this.cancelButton.value ?? null });
    this.leave.watch();
    this.host.requestUpdate();
  }

  close(): void {
    this.empty();
    this.intent = undefined;
    this.isChecking = false;
    this.status.reset();
    this.leave.unwatch();
    this.surface.close();
  }

  render(headingLevel: number): TemplateResult {
    return this.surface.render(() => padView(this.scene(headingLevel), this), {
      labelledBy: TITLE_ID,
      describedBy: ASKED_ID,
      className: 'pin',
      part: 'dialog',
    });
  }

  press(digit: string): void {
    if (this.isIdle) this.onDone(this.entry.press(digit));
  }

  delete(): void {
    if (this.isIdle) this.onDone(this.entry.delete());
  }

  send(): void {
    if (this.isIdle) void this.check();
  }

  cancel(): void {
    this.end.onCancel();
  }

  /** A key that came to the dialog, wherever in it focus is. */
  readonly onKeyDown = (event: KeyboardEvent): void => {
    const isChord = event.ctrlKey || event.altKey || event.metaKey;
    if (!this.intent || isChord || event.isComposing || event.key === 'Escape' || event.key === 'Tab') return;
    // Nobody outside has to know which keys are pressed here.
    event.stopPropagation();
    const done = this.isIdle ? this.entry.down(event) : 'nothing';
    // A button that has focus is pressed by these, unless a scanner did it.
    const isPress = event.target instanceof HTMLButtonElement && (event.key === 'Enter' || event.key === ' ');
    if (isPress && done !== 'scanned') return;
    if (/^[0-9]$/.test(event.key) || event.key === 'Backspace' || event.key === 'Enter') event.preventDefault();
    this.onDone(done);
  };

  readonly onKeyUp = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' && event.key !== 'Tab') event.stopPropagation();
    this.entry.up(event);
  };

  private get isIdle(): boolean {
    return this.intent !== undefined && this.state === 'ready';
  }

  private get state(): PadScene['state'] {
    if (this.isChecking) return 'checking';
    if (this.status.isNobody) return 'none';
    return this.status.isLocked ? 'locked' : 'ready';
  }

  private scene(headingLevel: number): PadScene {
    const { localize, commonWords, state, field, cancelButton } = this;
    return {
      localize,
      commonWords,
      asked: askedWords(this.intent ?? { entryId: '', action: 'overrides' }, localize),
      state,
      count: state === 'checking' ? this.checkedCount : this.entry.length,
      sentence: state === 'none' ? this.nobodyWords : this.sentence,
      timeLeft: this.status.timeLeft,
      headingLevel,
      field,
      cancelButton,
    };
  }

  private onDone(done: KeyDone): void {
    if (done === 'sent') return this.send();
    if (done === 'scanned') this.say(this.localize.t('approval.scanned'));
    if (done === 'typed' || done === 'deleted') {
      this.sentence = '';
      const { length: count } = this.entry;
      this.announcer.say(count === 0 ? this.localize.t('approval.none') : this.localize.t('approval.typed', { count }), 400);
      this.leave.wait(this.host.link.client?.options.environment.clock);
    }
    this.host.requestUpdate();
  }

  private async check(): Promise<void> {
    const { intent } = this;
    const { client } = this.host.link;
    if (!intent || !client) return;
    if (!this.entry.isEnough) return this.say(this.localize.t('approval.tooShort'));
    this.isChecking = true;
    this.checkedCount = this.entry.length;
    this.sentence = '';
    this.announcer.say(this.localize.t('approval.checking'));
    this.host.requestUpdate();
    this.leave.rest();
    try {
      const grant = await client.approve(intent, this.entry.take());
      // Whoever cancelled meanwhile, or asks for something else by now, gets none.
      if (this.intent === intent) this.end.onGrant(grant);
    } catch (error) {
      if (this.intent === intent) this.refuse(asRegularsError(error, 'unsupported', 'The PIN could not be checked.'), client);
    }
  }

  private refuse(error: RegularsError, client: CustomerClient): void {
    this.isChecking = false;
    if (error.code === 'locked') return this.end.onError(error);
    this.status.set(error.retryAfterMs ?? 0, client);
    if (this.status.isLocked) this.sayLocked();
    else if (error.code === 'not-allowed') this.say(this.localize.t('approval.notAllowed'));
    else this.say(errorSentence(this.commonWords, error));
    this.host.requestUpdate();
    this.field.value?.focus();
  }

  private say(sentence: string): void {
    this.sentence = sentence;
    this.announcer.alert(sentence);
    this.host.requestUpdate();
  }

  /** Once: what counts down is not read out each second. */
  private sayLocked(): void {
    this.sentence = '';
    this.empty();
    this.announcer.alert(this.localize.t('approval.lockedSpoken', { count: this.status.secondsLeft }));
  }

  private onNobody(): void {
    this.announcer.alert(this.nobodyWords);
    // The field that had focus is gone.
    void this.host.updateComplete.then(() => this.cancelButton.value?.focus());
  }

  private get nobodyWords(): string {
    return this.commonWords.t(this.status.hasManagers ? 'error.approval-unavailable' : 'error.no-managers');
  }

  private empty(): void {
    this.entry.clear();
    this.leave.rest();
    this.host.requestUpdate();
  }
}
