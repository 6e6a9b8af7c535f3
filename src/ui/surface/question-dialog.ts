import { html, nothing } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { DialogSurface } from './dialog-surface.js';

export interface Question {
  /** Its name in large; without one the text is its name. */
  readonly title?: string;
  readonly text?: string;
  /** The verb on the button that does it. */
  readonly confirm: string;
  /** The verb on the button that leaves all as it is; without one there is nothing to decide, only to read. */
  readonly cancel?: string;
}

/** A short question or warning over an element: one at a time, answered by a button. Needs `surfaceStyles` in its root. */
export class QuestionDialog {
  private readonly dialog: DialogSurface;
  private readonly first = createRef<HTMLButtonElement>();
  private question: Question | undefined;
  private answer: ((confirmed: boolean) => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    /** Tells the dialogs of one root apart. */
    private readonly name = 'question',
  ) {
    this.dialog = new DialogSurface(host, {
      onDismiss: () => {
        this.settle(false);
      },
    });
  }

  /** Whether it shows. */
  get isOpen(): boolean {
    return this.dialog.isOpen;
  }

  /** Resolves true for `confirm`, false for `cancel`, Escape, or another question in its place. */
  ask(question: Question, returnFocus?: HTMLElement | null): Promise<boolean> {
    this.answer?.(false);
    this.question = question;
    const answered = new Promise<boolean>((resolve) => {
      this.answer = resolve;
    });
    // What is safe has focus: Enter pressed too early loses nothing.
    this.dialog.show({ initial: () => this.first.value ?? null, returnTo: returnFocus });
    this.host.requestUpdate();
    return answered;
  }

  render(): TemplateResult {
    const { title, text } = this.question ?? {};
    const [titleId, textId] = [`${this.name}-title`, `${this.name}-text`];
    return this.dialog.render(() => this.renderQuestion(titleId, textId), {
      role: 'alertdialog',
      className: 'question',
      part: 'dialog',
      labelledBy: title === undefined ? textId : titleId,
      ...(title !== undefined && text !== undefined ? { describedBy: textId } : {}),
    });
  }

  private renderQuestion(titleId: string, textId: string): unknown {
    const { title, text, confirm, cancel } = this.question ?? { confirm: '' };
    const onCancel = (): void => {
      this.settle(false);
    };
    const onConfirm = (): void => {
      this.settle(true);
    };
    return html`
      ${title === undefined ? nothing : html`<h2 class="question-title" id=${titleId}>${title}</h2>`}
      ${text === undefined ? nothing : html`<p class="question-text" id=${textId}>${text}</p>`}
      <div class="question-actions">
        ${
          cancel === undefined
            ? nothing
            : html`<button type="button" class="button" ${ref(this.first)} @click=${onCancel}>${cancel}</button>`
        }
        ${
          cancel === undefined
            ? html`<button type="button" class="button main" ${ref(this.first)} @click=${onConfirm}>${confirm}</button>`
            : html`<button type="button" class="button main" @click=${onConfirm}>${confirm}</button>`
        }
      </div>
    `;
  }

  private settle(confirmed: boolean): void {
    const { answer } = this;
    this.answer = undefined;
    this.dialog.close();
    answer?.(confirmed);
  }
}
