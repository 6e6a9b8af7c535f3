import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { containFieldKeys } from '../../ui/a11y/field-keys.js';
import { problemSummary } from '../../ui/form/problem-summary.js';
import { icon, warning } from '../../ui/icons.js';
import type { Question } from '../../ui/surface/question-dialog.js';
import { detailsSection } from './details-section.js';
import { enterMovesOn } from './enter-moves-on.js';
import { formFoot } from './form-foot.js';
import type { FormScene } from './form-scene.js';
import type { FormLocalize } from './form-sentences.js';
import { holdings } from './holdings.js';
import type { FormSurroundings } from './holdings.js';
import { mainSection } from './main-section.js';
import { statusSection } from './status-section.js';
import { summaryProblems } from './summary-problems.js';

export const SUMMARY_ID = 'problems';

export interface FormPage {
  readonly direction: 'ltr' | 'rtl';
  /** Whether the form bears its own heading: in a panel the view does. */
  readonly hasHeading: boolean;
  /** Whether a save is on its way, the sale's answer included. */
  readonly isSaving: boolean;
  readonly failure: string;
  readonly surroundings: FormSurroundings;
  /** What was changed at two registers, where anything was. */
  readonly conflicts: unknown;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  readonly onFollow: (controlId: string) => void;
}

/** The form from its heading to its foot. */
export function formPage(scene: FormScene, page: FormPage): TemplateResult {
  const { localize, access, model, headingLevel } = scene;
  const problems = summaryProblems(scene);
  const title = localize.t(model.details === null ? 'form.titleNew' : 'form.titleEdit');
  return html`<div
    class=${`form ${page.direction}`}
    part="base"
    role="form"
    aria-label=${title}
    @keydown=${onKeyDown}
    @keypress=${containFieldKeys}
    @keyup=${containFieldKeys}
  >
    <div class="body">
      <slot name="heading">
        ${page.hasHeading ? html`<div class="title" role="heading" aria-level=${headingLevel}>${title}</div>` : nothing}
      </slot>
      ${problemSummary({
        id: SUMMARY_ID,
        heading: localize.t('form.problems', { count: problems.length }),
        headingLevel: Math.min(headingLevel + 1, 6),
        problems,
        onFollow: page.onFollow,
      })}
      ${access.edit || scene.isReadOnly ? nothing : html`<p class="look-only">${localize.t('form.lookOnly')}</p>`}
      <slot name="before"></slot>
      ${page.conflicts} ${holdings(scene, page.surroundings)} ${mainSection(scene)} ${statusSection(scene)} ${detailsSection(scene)}
      <slot name="after"></slot>
    </div>
    ${formFoot({
      failure: page.failure,
      isSaving: page.isSaving,
      mayEdit: access.edit,
      localize,
      onSave: page.onSave,
      onCancel: page.onCancel,
    })}
  </div>`;
}

/** While the customer is on the way. */
export function formSkeleton(localize: FormLocalize): TemplateResult {
  return html`<div class="state" part="base loading" aria-busy="true">
    <span class="visually-hidden">${localize.t('form.loading')}</span>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="bone"></div>
  </div>`;
}

/** In place of a form that cannot be shown: why, and what to do. */
export function formNote(sentence: string): TemplateResult {
  return html`<div class="state" part="base failed">
    <slot name="error"><p class="failure" part="error" role="alert">${icon(warning)} <span>${sentence}</span></p></slot>
  </div>`;
}

export function discardQuestion(localize: FormLocalize): Question {
  return {
    title: localize.t('form.unsaved.title'),
    text: localize.t('form.unsaved.text'),
    confirm: localize.t('form.unsaved.discard'),
    cancel: localize.t('form.unsaved.keep'),
  };
}

function onKeyDown(event: KeyboardEvent): void {
  enterMovesOn(event);
  containFieldKeys(event);
}
