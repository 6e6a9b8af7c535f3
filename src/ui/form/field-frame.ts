import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon, warning } from '../icons.js';

/** What every field of a form shows around its control. All sentences come translated. */
export interface FieldFrame {
  /** Unique in the root; the texts around the control are named after it. */
  readonly id: string;
  readonly label: string;
  /** Said behind the label in muted text, such as *(Optional)*. */
  readonly labelNote?: string;
  /** Below the control as long as nothing is wrong. */
  readonly help?: string | TemplateResult;
  /** What is wrong: the field is marked invalid. */
  readonly problem?: string;
  /** What a cashier should know, though it stops nothing; may hold a button. */
  readonly notice?: string | TemplateResult;
  /** Whether the field holds something that is not saved yet. */
  readonly changed?: boolean;
}

/** Ids of the texts below the control, for `aria-describedby`; null where there are none. */
export function describedBy(frame: FieldFrame): string | null {
  const ids: string[] = [];
  if (frame.problem) ids.push(`${frame.id}-problem`);
  if (frame.notice) ids.push(`${frame.id}-notice`);
  if (frame.help) ids.push(`${frame.id}-help`);
  return ids.length === 0 ? null : ids.join(' ');
}

/** Part names of a frame: what a host restyles, with the state as a further name. */
export function fieldParts(frame: FieldFrame): string {
  return `field${frame.problem ? ' field-invalid' : ''}${frame.changed ? ' field-changed' : ''}`;
}

/** Problem, notice and help, in the order a cashier needs them. */
export function fieldTexts(frame: FieldFrame): TemplateResult {
  return html`${frame.problem ? html`<p class="problem" id=${`${frame.id}-problem`}>${icon(warning)} <span>${frame.problem}</span></p>` : nothing}${
    frame.notice ? html`<div class="notice" id=${`${frame.id}-notice`}>${frame.notice}</div>` : nothing
  }${frame.help ? html`<p class="help" id=${`${frame.id}-help`}>${frame.help}</p>` : nothing}`;
}

/** The words above a control. */
export function labelWords(frame: FieldFrame): TemplateResult {
  return html`${frame.label}${frame.labelNote ? html` <span class="label-note">${frame.labelNote}</span>` : nothing}`;
}

/** Label above and always there; the control; what is wrong, what to know and help below. */
export function fieldFrame(frame: FieldFrame, control: TemplateResult): TemplateResult {
  return html`
    <div class="field" part=${fieldParts(frame)} data-changed=${frame.changed ? '' : nothing}>
      <label class="label" for=${frame.id}>${labelWords(frame)}</label>
      ${control} ${fieldTexts(frame)}
    </div>
  `;
}
