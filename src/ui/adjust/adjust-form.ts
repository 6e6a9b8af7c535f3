import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { containKeys } from '../a11y/key-containment.js';
import { describedBy, fieldFrame } from '../form/field-frame.js';
import { forward, icon } from '../icons.js';
import { numberPad } from './number-pad.js';
import type { NumberPad } from './number-pad.js';
import { reasonChips } from './reason-chips.js';
import type { ReasonChips } from './reason-chips.js';

/** A button beside a sentence: what can be done about it. */
export interface Remedy {
  readonly label: string;
  readonly onPress: () => void;
}

export interface AdjustForm {
  /** What is about to be done, in the words of the tile that was pressed. */
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly isNegative: boolean;
  /** Both in one sentence, for who does not see them. */
  readonly willBe: string;
  readonly field: {
    readonly label: string;
    readonly text: string;
    readonly problem?: string | undefined;
    readonly remedy?: Remedy | undefined;
    readonly onInput: (text: string) => void;
  };
  readonly chips: { readonly label: string; readonly all: readonly Remedy[] };
  readonly pad: NumberPad;
  readonly reasons: ReasonChips;
  readonly submit: string;
  readonly isSaving: boolean;
  readonly savingLabel: string;
  readonly onSubmit: () => void;
}

/** Id of the field for the figure. */
export const FIGURE_ID = 'figure';

/** The account as it will be, a field with a pad for the figure, and why. */
export function adjustForm(form: AdjustForm): TemplateResult {
  return html`<div class="figure-step" @keydown=${onKeyDown(form.onSubmit)} @keypress=${contain} @keyup=${contain}>
    <div class="will-be ${form.isNegative ? 'negative' : ''}">
      <div class="doing">${form.title}</div>
      <span class="visually-hidden">${form.willBe}</span>
      <div class="sum" aria-hidden="true">
        <bdi class="before">${form.before}</bdi> ${icon(forward, { points: true })} <bdi class="after">${form.after}</bdi>
      </div>
    </div>
    <div class="typing">
      ${figureField(form)}
      <div class="chips" role="group" aria-label=${form.chips.label}>
        ${form.chips.all.map(({ label, onPress }) => html`<button type="button" class="chip" @click=${onPress}><span class="number">${label}</span></button>`)}
      </div>
      ${numberPad(form.pad)}
    </div>
    ${reasonChips(form.reasons)}
  </div>`;
}

/** The main button, which can always be pressed: refused, it says why. */
export function submitButton({ submit, isSaving, savingLabel, onSubmit }: AdjustForm): TemplateResult {
  return html`<button type="button" class="button main" part="submit" aria-busy=${String(isSaving)} @click=${onSubmit}>
    ${isSaving ? savingLabel : submit}
  </button>`;
}

function figureField({ field, isSaving }: AdjustForm): TemplateResult {
  const { label, text, problem, remedy, onInput } = field;
  const frame = { id: FIGURE_ID, label, ...(problem ? { problem } : {}) };
  // The keys of the device would cover ours; those of a keyboard work all the same.
  return html`${fieldFrame(
    frame,
    html`<input
      class="input figure"
      part="amount"
      id=${FIGURE_ID}
      type="text"
      inputmode="none"
      autocomplete="off"
      enterkeyhint="done"
      dir="ltr"
      aria-invalid=${problem ? 'true' : nothing}
      aria-describedby=${describedBy(frame) ?? nothing}
      ?readonly=${isSaving}
      .value=${live(text)}
      @input=${(event: Event) => {
        if (event.target instanceof HTMLInputElement) onInput(event.target.value);
      }}
    />`,
  )}${remedy ? html`<button type="button" class="button remedy" @click=${remedy.onPress}>${remedy.label}</button>` : nothing}`;
}

function onKeyDown(onSubmit: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.target instanceof HTMLInputElement && event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      onSubmit();
    }
    contain(event);
  };
}

/** Keys of text fields stay inside; on buttons everything passes. */
function contain(event: KeyboardEvent): void {
  if (event.target instanceof HTMLInputElement) containKeys(event);
}
