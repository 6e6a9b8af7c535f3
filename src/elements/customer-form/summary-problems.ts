import type { SummaryProblem } from '../../ui/form/problem-summary.js';
import { ALWAYS_SHOWN } from './form-fields.js';
import type { FieldName } from './form-fields.js';
import type { FieldIssue } from './form-problems.js';
import { controlId } from './form-scene.js';
import type { FormScene } from './form-scene.js';
import { labelOf, sentenceOf } from './form-sentences.js';

const SHOWN: ReadonlySet<FieldName> = new Set(ALWAYS_SHOWN);

/** Whether a field is among those that the *Customer Details* switch hides. */
export function isDetail(name: FieldName): boolean {
  return !SHOWN.has(name);
}

/** What a refused *Save* lists; empty before it. Each names its field and leads to it. */
export function summaryProblems(scene: FormScene): SummaryProblem[] {
  const { problems } = scene.session;
  return problems.isSaveRefused ? problems.all.map((issue) => summaryProblem(issue, scene)) : [];
}

function summaryProblem(issue: FieldIssue, scene: FormScene): SummaryProblem {
  const { setting, localize } = scene;
  if (issue.field === null) return { controlId: null, sentence: sentenceOf(issue, issue.path, setting, localize) };
  const label = labelOf(issue.field, setting, localize);
  const sentence = localize.t('form.problemLine', { label, sentence: sentenceOf(issue, label, setting, localize) });
  return { controlId: controlId(issue.field), sentence };
}
