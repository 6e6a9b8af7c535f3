import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { RegularsError } from '../../domain/errors.js';
import { adjustForm, submitButton } from '../../ui/adjust/adjust-form.js';
import type { AdjustForm, Remedy } from '../../ui/adjust/adjust-form.js';
import { adjustTiles } from '../../ui/adjust/adjust-tiles.js';
import type { ReasonChips } from '../../ui/adjust/reason-chips.js';
import { adjustEn, adjustWords } from '../../ui/i18n/adjust/en.js';
import type { AdjustWords } from '../../ui/i18n/adjust/en.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { icon, warning } from '../../ui/icons.js';
import { errorSentence } from '../error-sentence.js';
import { LocalizeController } from '../localize-controller.js';
import { balanceAfter, figureProblem, OTHER, reasonOf, reasonsOf } from './adjust-draft.js';
import type { AdjustDraft } from './adjust-draft.js';
import type { AdjustFlow } from './adjust-flow.js';
import type { AdjustBalance, AdjustKind, AdjustWay, FigureBounds, FigureProblem } from './adjust-kind.js';
import type { AdjustingElement } from './adjust-desk.js';

/** Whose account it is, and what the cashier may do with it; null where the customer is no longer here. */
export type AdjustAccount = {
  readonly name: string;
  readonly balance: AdjustBalance;
  readonly permission: 'yes' | 'grant' | 'no';
} | null;

export interface PageState {
  /** Undefined while it is being read. */
  readonly account: NonNullable<AdjustAccount> | 'nobody' | 'gone' | undefined;
  readonly error: RegularsError | null;
  /** The one way there is, where it was given beforehand. */
  readonly way: AdjustWay | undefined;
}

/** What an adjustment shows in each of its steps. */
export class AdjustPage {
  private readonly words: LocalizeController<AdjustWords>;
  private readonly common: LocalizeController<typeof commonWords.words>;

  constructor(
    private readonly host: AdjustingElement,
    private readonly kind: AdjustKind,
    private readonly flow: AdjustFlow,
    private readonly onCancel: () => void,
  ) {
    this.words = new LocalizeController(host, adjustWords);
    this.common = new LocalizeController(host, commonWords);
  }

  /** What the pad says where the PIN is asked for again. */
  get againNote(): string {
    return this.words.t('adjust.pinAgain');
  }

  /** What a cashier is told of a failure. */
  sentence(error: RegularsError): string {
    const key = `adjust.error.${error.code}`;
    return isErrorKey(key) ? this.words.t(key) : errorSentence(this.common, error);
  }

  /** What is spoken while a figure is typed: what is wrong, else what will be. */
  saidOf(draft: AdjustDraft, { balance }: NonNullable<AdjustAccount>): string {
    const problem = this.shownProblem(draft, balance);
    if (problem) return this.kind.problem(problem, boundsOf(draft, balance, this.kind));
    return draft.text === '' ? '' : this.kind.willBe(balance.amount, balanceAfter(draft, this.kind, balance));
  }

  render({ account, error, way }: PageState): TemplateResult {
    const direction = getComputedStyle(this.host).direction;
    const failure = error ?? null;
    if (account === undefined) return failure ? this.renderNote(failure) : this.renderSkeleton();
    if (account === 'nobody' || account === 'gone') return this.renderNobody(account);
    const { draft } = this.flow;
    const form = draft && this.formOf(draft, account.balance);
    return html`<div class="adjust-page ${direction}" aria-busy=${String(this.flow.isSaving)}>
      <div class="adjust-body">
        <div class="who"><bdi>${account.name}</bdi></div>
        ${form ? adjustForm(form) : this.renderTiles(account, way)}
      </div>
      <div class="adjust-foot">
        ${failure ? this.renderFailure(failure) : nothing} ${form ? submitButton(form) : nothing}
        <button type="button" class="button plain" @click=${this.onCancel}>${this.common.t('common.cancel')}</button>
        <slot name="actions"></slot>
      </div>
    </div>`;
  }

  private renderTiles({ balance, permission }: NonNullable<AdjustAccount>, only: AdjustWay | undefined): TemplateResult {
    const { kind, flow } = this;
    const ways: readonly AdjustWay[] = only ? [only] : ['give', 'take'];
    return adjustTiles({
      balance: kind.format(balance.amount),
      balanceLabel: kind.title,
      hint: permission === 'grant' ? this.words.t('adjust.approval') : '',
      isBusy: flow.isApproving,
      tiles: ways.map((way) => ({ isPlus: way === 'give', label: kind.tile(way), onPress: () => void flow.choose(way) })),
    });
  }

  private formOf(draft: AdjustDraft, balance: AdjustBalance): AdjustForm {
    const { kind, flow, words } = this;
    const after = balanceAfter(draft, kind, balance);
    const problem = this.shownProblem(draft, balance);
    const bounds = boundsOf(draft, balance, kind);
    const sign = draft.way === 'give' ? '+' : '−';
    return {
      title: kind.tile(draft.way),
      before: kind.format(balance.amount),
      after: kind.format(after),
      isNegative: after < 0,
      willBe: kind.willBe(balance.amount, after),
      field: {
        label: kind.fieldLabel,
        text: draft.text,
        problem: problem ? kind.problem(problem, bounds) : undefined,
        remedy: this.remedy(problem, bounds),
        onInput: (text) => flow.type(text),
      },
      chips: {
        label: words.t('adjust.quick'),
        all: kind.chips.map((figure) => ({ label: `${sign}${kind.format(figure)}`, onPress: () => flow.add(figure) })),
      },
      pad: {
        label: words.t('adjust.pad'),
        deleteLabel: words.t('adjust.delete'),
        onPress: (digits) => flow.press(digits),
      },
      reasons: this.reasons(draft),
      submit: kind.submit(draft.way),
      isSaving: flow.isSaving,
      savingLabel: words.t('adjust.saving'),
      onSubmit: () => void flow.submit(),
    };
  }

  private remedy(problem: FigureProblem | null, { spendable }: FigureBounds): Remedy | undefined {
    const { kind, flow } = this;
    if (problem === 'over-limit') return { label: this.words.t('adjust.anotherPin'), onPress: () => void flow.askAgain() };
    if (problem !== 'not-enough' || spendable <= 0) return undefined;
    return { label: kind.offer(spendable), onPress: () => flow.type(kind.typed(spendable)) };
  }

  private reasons(draft: AdjustDraft): ReasonChips {
    const { flow, words } = this;
    const options = this.host.link.client?.options;
    const reasons = reasonsOf(options && this.kind.reasons(options));
    const isMissing = draft.isRefused && reasonOf(draft, reasons) === null;
    return {
      label: words.t('adjust.reason'),
      reasons: reasons.map(({ code, text }) => ({ code, label: text ?? this.reasonLabel(code) })),
      chosen: draft.reasonCode,
      isReadOnly: flow.isSaving,
      onChoose: (code) => flow.chooseReason(code),
      ...(draft.reasonCode === OTHER && {
        words: {
          label: words.t('adjust.reasonText'),
          text: draft.reasonText,
          problem: isMissing ? words.t('adjust.reasonRequired') : undefined,
          onInput: (text: string) => flow.typeReason(text),
        },
      }),
    };
  }

  private reasonLabel(code: string): string {
    const key = `adjust.reason.${code}`;
    return isReasonKey(key) ? this.words.t(key) : code;
  }

  /** That nothing is typed yet is said once it was to be written; everything else at once. */
  private shownProblem(draft: AdjustDraft, balance: AdjustBalance): FigureProblem | null {
    const options = this.host.link.client?.options;
    const problem = figureProblem(draft, this.kind, balance, options !== undefined && this.kind.mayOverdraw(options));
    return problem === 'required' && !draft.isRefused ? null : problem;
  }

  private renderNobody(who: 'nobody' | 'gone'): TemplateResult {
    const text = this.words.t(who === 'nobody' ? 'adjust.nobody' : 'adjust.error.not-found');
    return html`<div class="adjust-page"><div class="adjust-body"><p>${text}</p></div></div>`;
  }

  private renderNote(error: RegularsError): TemplateResult {
    return html`<div class="adjust-page"><div class="adjust-body">${this.renderFailure(error)}</div></div>`;
  }

  private renderFailure(error: RegularsError): TemplateResult {
    return html`<slot name="error">
      <div class="failure" part="error">${icon(warning)} <span>${this.sentence(error)}</span></div>
    </slot>`;
  }

  private renderSkeleton(): TemplateResult {
    return html`<div class="adjust-page" aria-busy="true">
      <div class="adjust-body">
        <span class="visually-hidden">${this.common.t('common.loading')}</span>
        <div class="bone"></div>
      </div>
    </div>`;
  }
}

function boundsOf(draft: AdjustDraft, { spendable }: AdjustBalance, kind: AdjustKind): FigureBounds {
  return { spendable, limit: draft.grant && kind.limitOf(draft.grant) };
}

function isErrorKey(key: string): key is keyof AdjustWords & `adjust.error.${string}` {
  return key in adjustEn;
}

function isReasonKey(key: string): key is keyof AdjustWords & `adjust.reason.${string}` {
  return key in adjustEn;
}
