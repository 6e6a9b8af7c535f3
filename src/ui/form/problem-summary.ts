import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon, warning } from '../icons.js';

export interface SummaryProblem {
  /** Id of the control in the same root; null where the field is not shown. */
  readonly controlId: string | null;
  /** Names the field and says what is wrong. */
  readonly sentence: string;
}

export interface ProblemSummary {
  readonly id: string;
  readonly heading: string;
  /** 1 to 6, as the host's outline wants it. */
  readonly headingLevel: number;
  readonly problems: readonly SummaryProblem[];
  readonly onFollow: (controlId: string) => void;
}

/**
 * All that is wrong, as links. Its heading can be focused, so that a *Save* that was refused says so at once.
 *
 * The links are followed by script: a fragment would look for the field in the page instead of in this root, and would
 * change the host's address.
 */
export function problemSummary(summary: ProblemSummary): TemplateResult | typeof nothing {
  if (summary.problems.length === 0) return nothing;
  return html`
    <div class="summary" part="section section-problems" role="group" aria-labelledby=${summary.id}>
      <div class="summary-heading" id=${summary.id} role="heading" aria-level=${summary.headingLevel} tabindex="-1">
        ${icon(warning)} <span>${summary.heading}</span>
      </div>
      <ul class="summary-list">
        ${summary.problems.map((problem) => html`<li>${link(problem, summary.onFollow)}</li>`)}
      </ul>
    </div>
  `;
}

function link({ controlId, sentence }: SummaryProblem, onFollow: (controlId: string) => void): TemplateResult {
  if (controlId === null) return html`<span>${sentence}</span>`;
  const follow = (event: Event) => {
    event.preventDefault();
    onFollow(controlId);
  };
  return html`<a class="summary-link" href=${`#${controlId}`} @click=${follow}>${sentence}</a>`;
}
